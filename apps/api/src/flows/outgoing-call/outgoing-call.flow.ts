import {
  CallFlow,
  CallStatusChanged,
  client,
  dial,
  DialFinished,
  hangup,
  number,
  OutgoingCall,
  say,
  Step,
  type Links,
  type RingingNoun,
  type VoiceVerb,
} from '@centralita/twiml';
import { CurrentAccount } from '../../domains/accounts/api/current-account';
import { CallLimits } from '../../domains/dialling/api/call-limits';
import type { Destination } from '../../domains/dialling/api/destination';
import { DialPolicy } from '../../domains/dialling/api/dial-policy';
import { Config } from '../../platform/config/config';
import { OUTGOING_CALL_WORDS, type OutgoingCallSentence } from './outgoing-call-words';

const RING_TIMEOUT_SEC = 45;
const PROGRESS = ['initiated', 'ringing', 'answered', 'completed'] as const;
const ENDED: readonly string[] = ['completed', 'busy', 'failed', 'no-answer', 'canceled'];

/** A browser dials: what the policy and the limits allow is connected, with the account's own number as caller id. */
@CallFlow({ id: 'outgoing-call', title: 'Outgoing call' })
export class OutgoingCallFlow {
  constructor(
    private readonly account: CurrentAccount,
    private readonly policy: DialPolicy,
    private readonly limits: CallLimits,
    private readonly config: Config,
  ) {}

  @Step(OutgoingCall)
  start(call: OutgoingCall, links: Links<OutgoingCallFlow>): VoiceVerb[] {
    const { phoneNumber } = this.account.get();
    const destination = this.policy.decide(call.to, phoneNumber);
    if (typeof destination === 'string') return this.#say(destination);
    const caller = this.#caller(call.identity);
    const refusal = this.limits.begin(caller, call.callSid);
    if (refusal) return this.#say(refusal);
    const progress = links.to('progress', { identity: call.identity });
    return [
      dial(
        {
          // Never what the browser asks for: whoever holds a token could show any number.
          callerId: phoneNumber,
          // The browser hears real ringing, and is not "in a call" before someone is there.
          answerOnBridge: true,
          timeoutSec: RING_TIMEOUT_SEC,
          timeLimitSec: this.limits.timeLimitSec(caller),
          action: links.to('finished'),
        },
        noun(destination, { statusCallback: progress, statusCallbackEvent: PROGRESS }),
      ),
    ];
  }

  @Step(DialFinished)
  finished({ callSid, from, dialCallStatus, durationSec }: DialFinished): VoiceVerb[] {
    this.limits.end(this.#caller(from.replace(/^client:/, '')), callSid, durationSec);
    switch (dialCallStatus) {
      case 'busy':
      case 'no-answer':
      case 'failed':
        return this.#say(dialCallStatus);
      default:
        return [hangup()];
    }
  }

  /** The end of a call is counted here too: `finished` does not come when the browser hangs up first. */
  @Step(CallStatusChanged)
  progress({ callStatus, parentCallSid, durationSec, query }: CallStatusChanged): VoiceVerb[] {
    if (parentCallSid && ENDED.includes(callStatus)) {
      this.limits.end(this.#caller(query['identity'] ?? ''), parentCallSid, durationSec);
    }
    return [];
  }

  #caller(identity: string): string {
    return `${this.account.get().accountSid}/${identity}`;
  }

  #say(sentence: OutgoingCallSentence): VoiceVerb[] {
    return [say(OUTGOING_CALL_WORDS[this.config.spokenLanguage][sentence]), hangup()];
  }
}

const noun = (destination: Destination, callbacks: Parameters<typeof number>[1]): RingingNoun =>
  destination.kind === 'client'
    ? client(destination.identity, callbacks)
    : number(destination.phoneNumber, callbacks);
