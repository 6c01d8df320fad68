import { E164 } from '@centralita/shared-types';
import {
  CallFlow,
  CallStatusChanged,
  client,
  dial,
  DialFinished,
  hangup,
  IncomingCall,
  number,
  redirect,
  say,
  Step,
  type CallEvent,
  type Links,
  type RingingNoun,
  type StepLink,
  type VoiceVerb,
} from '@centralita/twiml';
import { CallRouter } from '../../domains/calls/api/call-router';
import { NumberFlows } from '../../domains/number-flows/api/number-flows';
import { DialPolicy } from '../../domains/dialling/api/dial-policy';
import { Config } from '../../platform/config/config';
import { PERSON_WORDS } from './person-words';

const PROGRESS = ['initiated', 'ringing', 'answered', 'completed'] as const;
/** Nobody is to be rung after these: the two talked, or the caller gave up. */
const OVER: readonly string[] = ['completed', 'answered', 'canceled'];

/**
 * Gives the call to a person: the agents' browsers ring, then `FALLBACK_PHONE_NUMBER`, and where nobody answers, the
 * caller hears so. Other flows hand their calls over by `person.start(call, links.in(PersonFlow))`.
 */
@CallFlow({
  id: 'person',
  title: 'To a person',
  description: "Rings the agents' browsers, then the fallback number.",
})
export class PersonFlow {
  constructor(
    private readonly router: CallRouter,
    private readonly policy: DialPolicy,
    private readonly numbers: NumberFlows,
    private readonly config: Config,
  ) {}

  /** @param summary what the caller wants, in a line for whoever takes the call */
  @Step(IncomingCall)
  async start(call: CallEvent, links: Links<PersonFlow>, summary = ''): Promise<VoiceVerb[]> {
    const { callSid, from, to } = call;
    const route = await this.router.incoming({ callSid, from, to });
    if (typeof route === 'string') return this.#fallback(call, links, route);
    // A browser knows its own leg only; by the parameter it can ask who took the call.
    const clients = route.map((identity) =>
      client(identity, {
        ...this.#progress(links),
        parameters: { parentCallSid: callSid, ...(summary && { summary }) },
      }),
    );
    return [this.#ring(call, links.to('finished'), ...clients)];
  }

  /** The browsers have rung. */
  @Step(DialFinished)
  async finished(call: DialFinished, links: Links<PersonFlow>): Promise<VoiceVerb[]> {
    if (!OVER.includes(call.dialCallStatus)) return this.#fallback(call, links, 'no-answer');
    await this.router.ended(call.callSid, call.dialCallStatus, { talkedSec: call.durationSec });
    return [hangup()];
  }

  /** The telephone has rung: nobody is left. */
  @Step(DialFinished)
  async ended(call: DialFinished, links: Links<PersonFlow>): Promise<VoiceVerb[]> {
    if (!OVER.includes(call.dialCallStatus)) return this.#nobody(call, links, call.dialCallStatus);
    await this.router.ended(call.callSid, call.dialCallStatus, { talkedSec: call.durationSec });
    return [hangup()];
  }

  /** A leg that was answered and has ended ends the call: nothing else comes when the caller hangs up first. */
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

  /** The number is the operator's, but what it costs is everybody's: it passes the policy like any other. */
  async #fallback(call: CallEvent, links: Links<PersonFlow>, outcome: string): Promise<VoiceVerb[]> {
    const { fallbackPhoneNumber } = this.config;
    const target =
      fallbackPhoneNumber === undefined ? 'none' : this.policy.decide(fallbackPhoneNumber, call.to);
    if (typeof target !== 'string' && target.kind === 'number')
      return [this.#ring(call, links.to('ended'), number(target.phoneNumber, this.#progress(links)))];
    return this.#nobody(call, links, outcome);
  }

  #ring({ from }: CallEvent, action: StepLink, ...nouns: RingingNoun[]): VoiceVerb {
    const attributes = {
      // A hidden caller is no caller id: without one Twilio passes on what it has.
      callerId: E164.test(from) ? from : undefined,
      // https://www.twilio.com/docs/voice/twiml/dial#answeronbridge
      answerOnBridge: true,
      timeoutSec: this.config.ringTimeoutSec,
      timeLimitSec: this.config.callDurationMaxSec,
      action,
    };
    return dial(attributes, ...nouns);
  }

  async #nobody({ callSid, to }: CallEvent, links: Links<PersonFlow>, outcome: string): Promise<VoiceVerb[]> {
    const next = this.numbers.optionsOf(to, 'person')?.nobody;
    // To itself it would ring for ever.
    if (next !== undefined && next !== 'person') {
      // The call goes on: its end is still to come.
      await this.router.asks(callSid);
      return [redirect(links.toFlow(next))];
    }
    await this.router.ended(callSid, outcome);
    return [say(PERSON_WORDS[this.config.spokenLanguage]), hangup()];
  }

  #progress(links: Links<PersonFlow>) {
    return { statusCallback: links.to('progress'), statusCallbackEvent: PROGRESS };
  }
}
