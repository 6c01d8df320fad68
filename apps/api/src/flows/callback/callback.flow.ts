import { E164, isHiddenCaller } from '@centralita/shared-types';
import {
  CallContinued,
  CallFlow,
  gather,
  GatheredDigits,
  hangup,
  IncomingCall,
  redirect,
  say,
  Step,
  type CallEvent,
  type Links,
  type VoiceVerb,
} from '@centralita/twiml';
import { Callbacks } from '../../domains/call-queue/api/callbacks';
import { DialPolicy } from '../../domains/dialling/api/dial-policy';
import { Config } from '../../platform/config/config';
import { CALLBACK_WORDS } from './callback-words';

const TIMES_MAX = 3;

/** Notes whom to call back: the number that calls, or another that the caller enters. */
@CallFlow({
  id: 'callback',
  title: 'Callback',
  description: 'Asks for a number, and puts it on the list of those whom your team calls back.',
})
export class CallbackFlow {
  constructor(
    private readonly callbacks: Callbacks,
    private readonly policy: DialPolicy,
    private readonly config: Config,
  ) {}

  @Step(IncomingCall)
  start(call: CallEvent, links: Links<CallbackFlow>): VoiceVerb[] {
    return isCallable(call.from) ? this.#offer(links, 1) : this.#ask(links, 1);
  }

  /** The caller confirms, or wants another number. */
  @Step(GatheredDigits)
  async confirmed(call: GatheredDigits, links: Links<CallbackFlow>): Promise<VoiceVerb[]> {
    if (call.digits === '2') return this.#ask(links, 1);
    if (call.digits !== '1') return this.again(call, links);
    return this.#note(call, call.from, links);
  }

  /** Another number was entered. */
  @Step(GatheredDigits)
  entered(call: GatheredDigits, links: Links<CallbackFlow>): Promise<VoiceVerb[]> {
    return this.#note(call, call.digits, links);
  }

  /** Nothing was entered, or nothing that can be called. */
  @Step(CallContinued)
  again({ query }: CallEvent, links: Links<CallbackFlow>): VoiceVerb[] {
    const time = Number(query['time'] ?? 1) + 1;
    if (time > TIMES_MAX) return [say(this.#words.bye), hangup()];
    return query['asked'] === 'number' ? this.#ask(links, time) : this.#offer(links, time);
  }

  /** What a stranger enters costs money when it is called: it passes the policy like any other number. */
  async #note(call: CallEvent, wish: string, links: Links<CallbackFlow>): Promise<VoiceVerb[]> {
    const target = this.policy.decide(wish, call.to);
    if (typeof target === 'string' || target.kind !== 'number')
      return [say(this.#words.wrong), redirect(links.to('again', { ...call.query, asked: 'number' }))];
    await this.callbacks.ask(call, target.phoneNumber);
    return [say(this.#words.thanks), hangup()];
  }

  #offer(links: Links<CallbackFlow>, time: number): VoiceVerb[] {
    const query = { time: String(time), asked: 'key' };
    return [
      gather({ numDigits: 1, timeoutSec: 5, action: links.to('confirmed', query) }, say(this.#words.offer)),
      redirect(links.to('again', query)),
    ];
  }

  #ask(links: Links<CallbackFlow>, time: number): VoiceVerb[] {
    const query = { time: String(time), asked: 'number' };
    return [
      gather({ finishOnKey: '#', timeoutSec: 8, action: links.to('entered', query) }, say(this.#words.ask)),
      redirect(links.to('again', query)),
    ];
  }

  get #words(): (typeof CALLBACK_WORDS)['en'] {
    return CALLBACK_WORDS[this.config.spokenLanguage];
  }
}

const isCallable = (from: string): boolean => E164.test(from) && !isHiddenCaller(from);
