import {
  CallContinued,
  CallFlow,
  CallStatusChanged,
  client,
  dial,
  DialFinished,
  hangup,
  number,
  redirect,
  say,
  Step,
  type Links,
  type VoiceVerb,
} from '@centralita/twiml';
import { CallTransfers } from '../../domains/calls/api/call-transfers';
import { CallRouter } from '../../domains/calls/api/call-router';
import { Config } from '../../platform/config/config';
import { TRANSFER_WORDS } from './transfer-words';

const PROGRESS = ['initiated', 'ringing', 'answered', 'completed'] as const;
const OVER: readonly string[] = ['completed', 'answered', 'canceled'];

/** Rings whom an agent has given the call to; where they do not answer, the whole team of the number that was called. */
@CallFlow({
  id: 'transfer',
  title: 'Transfer',
  description: 'Goes on with a call that somebody of your team has given to another.',
  calls: 'none',
})
export class TransferFlow {
  constructor(
    private readonly transfers: CallTransfers,
    private readonly router: CallRouter,
    private readonly config: Config,
  ) {}

  @Step(CallContinued, { linkedByAddress: true })
  async moved({ callSid }: CallContinued, links: Links<TransferFlow>): Promise<VoiceVerb[]> {
    const target = await this.transfers.targetOf(callSid);
    if (!target) return [hangup()];
    const { ringTimeoutSec: timeoutSec, callDurationMaxSec } = this.config;
    const action = links.to('finished', { cameIn: target.cameIn ? 'yes' : 'no' });
    const timeLimitSec = target.timeLimitSec ?? callDurationMaxSec;
    const attributes = { callerId: target.callerId, timeoutSec, timeLimitSec, action };
    const progress = { statusCallback: links.to('progress'), statusCallbackEvent: PROGRESS };
    const noun =
      'identity' in target.to
        ? client(target.to.identity, progress)
        : number(target.to.phoneNumber, progress);
    return [say(this.#words.moment), dial(attributes, noun)];
  }

  @Step(DialFinished)
  async finished(call: DialFinished, links: Links<TransferFlow>): Promise<VoiceVerb[]> {
    const { callSid, dialCallStatus, query } = call;
    if (OVER.includes(dialCallStatus)) {
      await this.router.ended(callSid, dialCallStatus);
      return [hangup()];
    }
    await this.transfers.unanswered(callSid);
    if (query['cameIn'] === 'yes') return [say(this.#words.others), redirect(links.toFlow('person'))];
    await this.router.ended(callSid, 'completed');
    return [say(this.#words.nobody), hangup()];
  }

  /** Nothing else comes when whoever was given on hangs up first. */
  @Step(CallStatusChanged)
  async progress({ callSid, callStatus, parentCallSid }: CallStatusChanged): Promise<VoiceVerb[]> {
    if (parentCallSid && callStatus === 'completed')
      await this.router.ended(parentCallSid, callStatus, { side: callSid });
    return [];
  }

  get #words(): (typeof TRANSFER_WORDS)['en'] {
    return TRANSFER_WORDS[this.config.spokenLanguage];
  }
}
