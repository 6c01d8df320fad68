import { E164, isHiddenCaller } from '@centralita/shared-types';
import {
  CallFlow,
  CallStatusChanged,
  client,
  dial,
  DialFinished,
  hangup,
  IncomingCall,
  redirect,
  say,
  Step,
  type CallEvent,
  type DialCallStatus,
  type Links,
  type VoiceVerb,
} from '@centralita/twiml';
import { CurrentAccount } from '../../domains/accounts/api/current-account';
import { CallRouter } from '../../domains/calls/api/call-router';
import { NumberFlows } from '../../domains/number-flows/api/number-flows';
import { Config } from '../../platform/config/config';
import { INCOMING_CALL_WORDS, type IncomingCallSentence } from './incoming-call-words';

const PROGRESS = ['initiated', 'ringing', 'answered', 'completed'] as const;

/** What the caller hears when the ringing has ended; nothing where the two talked, or the caller gave up. */
const SENTENCE_AFTER: Readonly<Record<DialCallStatus, IncomingCallSentence | undefined>> = {
  completed: undefined,
  answered: undefined,
  canceled: undefined,
  busy: 'busy',
  'no-answer': 'nobody-there',
  failed: 'nobody-there',
  unknown: 'nobody-there',
};

/** Somebody calls the number: its browsers ring, all at once, and the first to answer has the call. */
@CallFlow({
  id: 'incoming-call',
  title: 'Incoming call',
  description: 'Rings the browsers of the number, all at once.',
  accounts: 'any',
})
export class IncomingCallFlow {
  constructor(
    private readonly router: CallRouter,
    private readonly account: CurrentAccount,
    private readonly numbers: NumberFlows,
    private readonly config: Config,
  ) {}

  @Step(IncomingCall)
  async start(call: IncomingCall, links: Links<IncomingCallFlow>): Promise<VoiceVerb[]> {
    const { callSid, from, to } = call;
    const route = await this.router.incoming({ callSid, from, to });
    if (typeof route === 'string') return this.#unanswered(call, links, route);
    return [
      dial(
        {
          // A hidden caller is no caller id: without one Twilio passes on what it has.
          callerId: E164.test(from) && !isHiddenCaller(from) ? from : undefined,
          // The caller hears ringing, and pays nothing, until a browser answers.
          // https://www.twilio.com/docs/voice/twiml/dial#answeronbridge
          answerOnBridge: true,
          timeoutSec: this.config.ringTimeoutSec,
          action: links.to('finished'),
        },
        ...route.map((identity) =>
          client(identity, {
            statusCallback: links.to('progress'),
            statusCallbackEvent: PROGRESS,
            // A browser knows its own leg only; by this it can ask who took the call.
            parameters: { parentCallSid: callSid },
          }),
        ),
      ),
    ];
  }

  @Step(DialFinished)
  async finished(call: DialFinished, links: Links<IncomingCallFlow>): Promise<VoiceVerb[]> {
    const { callSid, dialCallStatus, durationSec } = call;
    const sentence = SENTENCE_AFTER[dialCallStatus];
    if (sentence !== undefined) return this.#unanswered(call, links, sentence, dialCallStatus);
    await this.router.ended(callSid, dialCallStatus, { talkedSec: durationSec });
    return [hangup()];
  }

  /**
   * Progress of the ringing browsers: who answers is recorded by the door. A leg that was answered and has ended ends the
   * call: `finished` does not come when the caller hangs up first.
   */
  @Step(CallStatusChanged)
  async progress({
    callSid,
    callStatus,
    parentCallSid,
    durationSec,
  }: CallStatusChanged): Promise<VoiceVerb[]> {
    if (parentCallSid && callStatus === 'completed')
      await this.router.ended(parentCallSid, callStatus, { side: callSid, talkedSec: durationSec });
    return [];
  }

  /** Of an account that a person brings nothing is known that could go on. */
  async #unanswered(
    { callSid, to }: CallEvent,
    links: Links<IncomingCallFlow>,
    sentence: IncomingCallSentence,
    outcome: string = sentence,
  ): Promise<VoiceVerb[]> {
    const isTeam = this.account.get().source !== 'seal';
    const next = isTeam ? this.numbers.optionsOf(to, 'incoming-call')?.nobody : undefined;
    // To itself it would ring for ever.
    if (next !== undefined && next !== 'incoming-call') {
      // The call goes on: its end is still to come.
      await this.router.asks(callSid);
      return [redirect(links.toFlow(next))];
    }
    await this.router.ended(callSid, outcome);
    return [say(INCOMING_CALL_WORDS[this.config.spokenLanguage][sentence]), hangup()];
  }
}
