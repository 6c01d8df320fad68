import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { CallAnswerer, type CallQuestion } from '../../bot/api/call-answerer';
import { OrganisationDirectory } from '../../organisations/api/organisation-directory';

import type { AssistantTurnRow } from '../assistant-schema';
import { AssistantStore, type TurnEnd } from '../assistant.store';

const LOOK_AGAIN_MS = 250;
const DRAIN_MS = 5_000;
const HISTORY_MAX = 20;
const SUMMARY_TURNS = 3;
/** Characters. */
const SUMMARY_MAX = 200;

export interface Heard {
  callSid: string;
  /** What was called, E.164. */
  to: string;
  /** From 1; the next one where absent. */
  turn?: number | undefined;
  text: string;
}

export type AssistantReply =
  | { state: 'answered'; turn: number; text: string; handOver: boolean }
  /** Nothing to say; not to be asked; or not yet answered: look again. */
  | { state: 'silent'; turn: number }
  | { state: 'failed'; turn: number }
  | { state: 'pending'; turn: number };

/**
 * Asks the bot what callers ask. A turn is asked once, by the process that heard it, and its answer goes into a table:
 * the webhook that looks for it may reach another replica. It is not a job, since those are done at least once and a
 * bot that remembers would hear the same words twice; where the process dies the turn fails, and a person is called.
 */
@Injectable()
export class Assistant implements OnModuleDestroy {
  /** How long one webhook waits, of the 15 s that Twilio does. */
  patienceMs = 8_000;
  /** How long a caller waits in all. */
  botTimeoutMs = 25_000;
  readonly #asking = new Map<string, Promise<void>>();
  readonly #ending = new AbortController();

  constructor(
    private readonly store: AssistantStore,
    private readonly bot: CallAnswerer,
    private readonly organisations: OrganisationDirectory,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async onModuleDestroy(): Promise<void> {
    const all = Promise.all(this.#asking.values());
    await Promise.race([all, sleep(DRAIN_MS, undefined, { ref: false })]);
    this.#ending.abort();
    await Promise.all(this.#asking.values());
  }

  /** How many turns a call has had. */
  async turns(callSid: string): Promise<number> {
    const [last] = await this.store.latest(callSid, 1);
    return last?.turn ?? 0;
  }

  /** What the caller has asked lately, in one line for whoever takes the call. */
  async summary(callSid: string): Promise<string> {
    const turns = await this.store.latest(callSid, SUMMARY_TURNS);
    const line = turns.map(({ question }) => question.replace(/\s+/g, ' ').trim()).join(' · ');
    return line.length <= SUMMARY_MAX ? line : `…${line.slice(1 - SUMMARY_MAX)}`;
  }

  /** Asks what was heard, once; then as `look`. */
  async hear({ callSid, to, turn: asked, text }: Heard): Promise<AssistantReply> {
    const before = await this.store.latest(callSid, HISTORY_MAX);
    const turn = asked ?? (before.at(-1)?.turn ?? 0) + 1;
    const row: AssistantTurnRow = {
      call_sid: callSid,
      turn,
      asked_at: this.clock.now(),
      question: text,
      state: 'asked',
      answer: null,
      hand_over: 0,
    };
    if (await this.work.run((tx) => this.store.ask(tx, row))) {
      const key = keyOf(callSid, turn);
      const asking = this.#ask(row, to, before).finally(() => this.#asking.delete(key));
      this.#asking.set(key, asking);
    }
    return await this.look(callSid, turn);
  }

  /** The answer to a turn, as soon as it is there; `pending` where it is not within the patience of a webhook. */
  async look(callSid: string, turn: number): Promise<AssistantReply> {
    const until = performance.now() + this.patienceMs;
    for (;;) {
      const row = await this.store.find(callSid, turn);
      if (!row || this.#isLost(row)) return { state: 'failed', turn };
      if (row.state !== 'asked') return replyOf(row);
      const leftMs = until - performance.now();
      if (leftMs <= 0) return { state: 'pending', turn };
      const again = sleep(Math.min(LOOK_AGAIN_MS, leftMs));
      await Promise.race([again, this.#asking.get(keyOf(callSid, turn)) ?? again]);
    }
  }

  /** The process that asked has ended without a word. */
  #isLost({ state, asked_at: askedAt }: AssistantTurnRow): boolean {
    return state === 'asked' && this.clock.now() > askedAt + this.botTimeoutMs + this.patienceMs;
  }

  async #ask(row: AssistantTurnRow, to: string, before: readonly AssistantTurnRow[]): Promise<void> {
    const { call_sid: callSid, turn, question: text } = row;
    const answer = await this.bot.answer({
      callSid,
      organisationId: this.organisations.ofNumber(to),
      text,
      history: before.flatMap(turnsOf),
      signal: AbortSignal.any([this.#ending.signal, AbortSignal.timeout(this.botTimeoutMs)]),
    });
    await this.work.run((tx) => this.store.settle(tx, callSid, turn, endOf(answer))).catch(() => undefined);
  }
}

const keyOf = (callSid: string, turn: number): string => `${callSid}/${turn}`;

function endOf(answer: Awaited<ReturnType<CallAnswerer['answer']>>): TurnEnd {
  if (answer === 'failed' || !answer) return { state: answer ?? 'silent', answer: null, hand_over: 0 };
  return { state: 'answered', answer: answer.text, hand_over: Number(answer.handOver ?? false) };
}

const replyOf = ({ state, turn, answer, hand_over: handOver }: AssistantTurnRow): AssistantReply =>
  state === 'answered'
    ? { state, turn, text: answer ?? '', handOver: handOver === 1 }
    : { state: state === 'asked' ? 'pending' : state, turn };

const turnsOf = ({ question, answer }: AssistantTurnRow): CallQuestion['history'] => [
  { who: 'customer', text: question },
  ...(answer === null ? [] : [{ who: 'bot' as const, text: answer }]),
];
