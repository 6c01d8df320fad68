import {
  CallContinued,
  CallFlow,
  client,
  dial,
  DialFinished,
  hangup,
  number,
  OutgoingCall,
  redirect,
  say,
  Step,
  type Links,
  type VoiceVerb,
} from '@centralita/twiml';
import { CallTransfers } from '../../domains/calls/api/call-transfers';
import { Config } from '../../platform/config/config';
import { TRANSFER_WORDS } from './transfer-words';

const OVER: readonly string[] = ['completed', 'answered', 'canceled'];

/** Rings whom an agent has given the call to; where they do not answer, the whole team of the number that was called. */
@CallFlow({
  id: 'transfer',
  title: 'Transfer',
  description: 'Goes on with a call that somebody of your team has given to another.',
})
export class TransferFlow {
  constructor(
    private readonly transfers: CallTransfers,
    private readonly config: Config,
  ) {}

  /** No call begins here: a transfer leads to `moved`. That it is for outgoing calls keeps it from the list of a number. */
  @Step(OutgoingCall)
  start(_call: OutgoingCall): VoiceVerb[] {
    return [hangup()];
  }

  @Step(CallContinued)
  async moved({ callSid }: CallContinued, links: Links<TransferFlow>): Promise<VoiceVerb[]> {
    const target = await this.transfers.targetOf(callSid);
    if (!target) return [hangup()];
    const { ringTimeoutSec: timeoutSec, callDurationMaxSec: timeLimitSec } = this.config;
    const action = links.to('finished', { cameIn: target.cameIn ? 'yes' : 'no' });
    const attributes = { callerId: target.callerId, timeoutSec, timeLimitSec, action };
    const noun = 'identity' in target.to ? client(target.to.identity) : number(target.to.phoneNumber);
    return [say(this.#words.moment), dial(attributes, noun)];
  }

  @Step(DialFinished)
  finished({ dialCallStatus, query }: DialFinished, links: Links<TransferFlow>): VoiceVerb[] {
    if (OVER.includes(dialCallStatus)) return [hangup()];
    if (query['cameIn'] === 'yes') return [say(this.#words.others), redirect(links.toFlow('person'))];
    return [say(this.#words.nobody), hangup()];
  }

  get #words(): (typeof TRANSFER_WORDS)['en'] {
    return TRANSFER_WORDS[this.config.spokenLanguage];
  }
}
