import type { QueueOptions } from '@centralita/shared-types';
import {
  CallContinued,
  CallFlow,
  dial,
  DialFinished,
  enqueue,
  EnqueueFinished,
  gather,
  GatheredDigits,
  hangup,
  IncomingCall,
  leave,
  play,
  queue,
  QueueConnecting,
  QueueWait,
  redirect,
  say,
  Step,
  type CallEvent,
  type Links,
  type StepLink,
  type VoiceVerb,
} from '@centralita/twiml';
import { HOLD_MUSIC_PATH } from '../../domains/calls/api/hold-music-path';
import { WaitingCalls } from '../../domains/call-queue/api/waiting-calls';
import { CallRouter } from '../../domains/calls/api/call-router';
import { NumberFlows } from '../../domains/number-flows/api/number-flows';
import { Config } from '../../platform/config/config';
import { QUEUE_WORDS, standing } from './queue-words';

/** An agent's browser that finds nobody in the queue is let go. */
const TAKE_TIMEOUT_SEC = 8;
const ENOUGH = ['bridged', 'hangup'];

/** Lets callers wait, says how it stands, and lets agents take them one after the other. */
@CallFlow({
  id: 'queue',
  title: 'Queue',
  description:
    'Lets callers wait with music, says their place, and lets your team take them one after the other.',
})
export class QueueFlow {
  constructor(
    private readonly numbers: NumberFlows,
    private readonly waiting: WaitingCalls,
    private readonly router: CallRouter,
    private readonly config: Config,
  ) {}

  @Step(IncomingCall)
  async start({ callSid, to }: CallEvent, links: Links<QueueFlow>): Promise<VoiceVerb[]> {
    const name = this.waiting.queueOf(to);
    if (name === undefined) return [redirect(links.toFlow('person'))];
    const { greeting, sizeMax } = this.#options(to);
    // The size of a queue of Twilio's is set by REST only, for all who lead there.
    if (sizeMax !== undefined && (await this.waiting.isFull(to, sizeMax))) return this.#full(to, links);
    await this.waiting.comes(callSid);
    return [
      say(greeting ?? this.#words.greeting),
      enqueue(name, { waitUrl: links.to('wait'), action: links.to('left') }),
    ];
  }

  /** Heard again and again; a key stops it. */
  @Step(QueueWait)
  async wait(call: QueueWait, links: Links<QueueFlow>): Promise<VoiceVerb[]> {
    const { callSid, accountSid, from, to, position = 1, waitedSec = 0, averageWaitSec } = call;
    const takeUrl = links.to('take', { queue: this.waiting.queueOf(to) ?? '' });
    const usualSec = await this.waiting.waits({ callSid, accountSid, from, to, takeUrl });
    await this.router.asks(callSid);
    const options = this.#options(to);
    if (options.waitMaxMin !== undefined && waitedSec >= options.waitMaxMin * 60) {
      await this.waiting.wish(callSid, 'overflow');
      return [leave()];
    }
    const expectedSec = usualSec ?? averageWaitSec;
    const stands = { ...options, position, leftSec: expectedSec ? expectedSec - waitedSec : undefined };
    const music = new URL(`/${HOLD_MUSIC_PATH}`, takeUrl).href;
    const prompts = [say(standing(this.#words, stands)), play(music)];
    if (!options.voicemail && !options.callback) return prompts;
    return [gather({ numDigits: 1, timeoutSec: 1, action: links.to('pressed') }, ...prompts)];
  }

  @Step(GatheredDigits)
  async pressed({ callSid, to, digits }: GatheredDigits, links: Links<QueueFlow>): Promise<VoiceVerb[]> {
    const options = this.#options(to);
    const wish =
      digits === '1' && options.voicemail ? 'voicemail' : digits === '2' && options.callback && 'callback';
    if (!wish) return [redirect(links.to('wait'))];
    await this.waiting.wish(callSid, wish);
    return [leave()];
  }

  /** Out of the queue: taken, gone, or on the way to something else. */
  @Step(EnqueueFinished)
  async left({ callSid, to, queueResult }: EnqueueFinished, links: Links<QueueFlow>): Promise<VoiceVerb[]> {
    const wish = await this.waiting.left(callSid, queueResult);
    if (queueResult === 'leave' && wish !== undefined && wish !== 'overflow')
      return [redirect(links.toFlow(wish))];
    if (ENOUGH.includes(queueResult)) {
      await this.router.ended(callSid, queueResult === 'bridged' ? 'completed' : 'canceled');
      return [hangup()];
    }
    // Moved on by somebody: what comes next is theirs to say.
    if (queueResult.startsWith('redirected')) return [];
    return queueResult === 'leave' ? [redirect(this.#overflow(to, links))] : this.#full(to, links);
  }

  /** An agent's browser has been rung, and was answered. */
  @Step(CallContinued)
  take({ callSid, to, query }: CallContinued, links: Links<QueueFlow>): VoiceVerb[] {
    const url = links.to('connecting', { agent: to, side: callSid });
    const attributes = { timeoutSec: TAKE_TIMEOUT_SEC, action: links.to('taken') };
    return [dial(attributes, queue(query['queue'] ?? '', { url }))];
  }

  /** Said to whoever has waited, just before the two talk: the wait is over now, and `left` comes after the talk. */
  @Step(QueueConnecting)
  async connecting({ callSid, query }: QueueConnecting): Promise<VoiceVerb[]> {
    await this.waiting.left(callSid, 'bridged');
    await this.router.answered(callSid, query['agent'] ?? '', query['side']);
    return [say(this.#words.connecting)];
  }

  /** The agent's side is over. */
  @Step(DialFinished)
  taken({ dialCallStatus }: DialFinished): VoiceVerb[] {
    const hasTalked = ['completed', 'answered'].includes(dialCallStatus);
    return hasTalked ? [hangup()] : [say(this.#words.empty), hangup()];
  }

  #full(to: string, links: Links<QueueFlow>): VoiceVerb[] {
    return [say(this.#words.full), redirect(this.#overflow(to, links))];
  }

  #overflow(to: string, links: Links<QueueFlow>): StepLink {
    const { overflow = 'voicemail' } = this.#options(to);
    return links.toFlow(overflow === 'queue' ? 'voicemail' : overflow);
  }

  #options(number: string): QueueOptions {
    return this.numbers.optionsOf(number, 'queue') ?? {};
  }

  get #words(): (typeof QUEUE_WORDS)['en'] {
    return QUEUE_WORDS[this.config.spokenLanguage];
  }
}
