import {
  CallFlow,
  CallStatusChanged,
  client,
  dial,
  DialFinished,
  hangup,
  hasEnded,
  number,
  OutgoingCall,
  reject,
  say,
  Step,
  type DialCallStatus,
  type Links,
  type RingingNoun,
  type VoiceVerb,
} from '@centralita/twiml';
import { CallRouter } from '../../domains/calls/api/call-router';
import { OutgoingCalls, type OutgoingLine } from '../../domains/calls/api/outgoing-calls';
import type { Destination, DialRefusal } from '../../domains/dialling/api/destination';
import { DialPolicy } from '../../domains/dialling/api/dial-policy';
import { Config } from '../../platform/config/config';
import { OUTGOING_CALL_WORDS, type OutgoingCallSentence } from './outgoing-call-words';

const RING_TIMEOUT_SEC = 45;
const PROGRESS = ['initiated', 'ringing', 'answered', 'completed'] as const;

/**
 * How the browser's leg ends after the dialled one. It is not answered yet (`answerOnBridge`), so nothing is said to it, which
 * would answer it: it ends unanswered, and as busy or refused its SDK is told 31486 or 31603, and puts that into words.
 * Sources: https://www.twilio.com/docs/voice/twiml/reject, https://www.twilio.com/docs/api/errors/31486
 */
const END_AFTER: Readonly<Record<DialCallStatus, () => VoiceVerb>> = {
  completed: hangup,
  answered: hangup,
  canceled: hangup,
  busy: () => reject({ reason: 'busy' }),
  'no-answer': hangup,
  failed: () => reject({ reason: 'rejected' }),
  unknown: hangup,
};

/** A browser dials: what the policy and the limits allow is connected, with the caller's own number as caller id. */
@CallFlow({
  id: 'outgoing-call',
  title: 'Outgoing call',
  description: 'Dials what an agent has dialled in the browser.',
  accounts: 'any',
})
export class OutgoingCallFlow {
  constructor(
    private readonly calls: OutgoingCalls,
    private readonly router: CallRouter,
    private readonly policy: DialPolicy,
    private readonly config: Config,
  ) {}

  @Step(OutgoingCall)
  async start(call: OutgoingCall, links: Links<OutgoingCallFlow>): Promise<VoiceVerb[]> {
    const line = await this.calls.line(call.identity);
    if (!line) return this.#say('not-a-phone');
    const destination = await this.#destination(line, call.to);
    if (typeof destination === 'string') return this.#refuse(call.callSid, destination);
    const to = destination.kind === 'client' ? destination.identity : destination.phoneNumber;
    const timeLimitSec = await this.calls.place(line, call.callSid, to);
    if (typeof timeLimitSec === 'string') return this.#refuse(call.callSid, timeLimitSec);
    const progress = links.to('progress');
    return [
      dial(
        {
          // Never what the browser asks for: whoever holds a token could show any number.
          callerId: line.callerId,
          // The browser hears real ringing, and is not "in a call" before someone is there.
          answerOnBridge: true,
          timeoutSec: RING_TIMEOUT_SEC,
          timeLimitSec,
          action: links.to('finished'),
        },
        noun(destination, { statusCallback: progress, statusCallbackEvent: PROGRESS }),
      ),
    ];
  }

  @Step(DialFinished)
  async finished({ callSid, dialCallStatus, durationSec }: DialFinished): Promise<VoiceVerb[]> {
    await this.router.ended(callSid, dialCallStatus, { talkedSec: durationSec });
    return [END_AFTER[dialCallStatus]()];
  }

  /** The end of a call is counted here too: `finished` does not come when the browser hangs up first. */
  @Step(CallStatusChanged)
  async progress({
    callSid,
    callStatus,
    parentCallSid,
    durationSec,
  }: CallStatusChanged): Promise<VoiceVerb[]> {
    if (!parentCallSid) return [];
    if (hasEnded(callStatus))
      await this.router.ended(parentCallSid, callStatus, { side: callSid, talkedSec: durationSec });
    else this.calls.mark(parentCallSid, callStatus === 'in-progress' ? 'answered' : 'dialled');
    return [];
  }

  async #destination(line: OutgoingLine, wish: string): Promise<Destination | DialRefusal> {
    const destination = this.policy.decide(wish, line.callerId);
    if (typeof destination === 'string' || destination.kind === 'number') return destination;
    return (await this.calls.mayCall(line, destination.identity)) ? destination : 'not-a-number';
  }

  async #refuse(callSid: string, why: DialRefusal): Promise<VoiceVerb[]> {
    await this.router.ended(callSid, 'refused');
    return this.#say(why);
  }

  #say(sentence: OutgoingCallSentence): VoiceVerb[] {
    return [say(OUTGOING_CALL_WORDS[this.config.spokenLanguage][sentence]), hangup()];
  }
}

const noun = (destination: Destination, callbacks: Parameters<typeof number>[1]): RingingNoun =>
  destination.kind === 'client'
    ? client(destination.identity, callbacks)
    : number(destination.phoneNumber, { ...callbacks, sendDigits: destination.keys });
