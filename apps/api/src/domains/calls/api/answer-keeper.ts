import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { ActivityLog } from '../../../platform/events/activity-log';
import { CallAnswersStore } from '../call-answers.store';
import type { CallAnswerRow } from '../calls-schema';
import { keptParameters } from '../kept-parameters';

/** Answers of that time share one commit: a call does not wait for what is kept of it. */
const TOGETHER_MS = 200;
const ROWS_MAX = 100;
/** Characters of one answer. */
const TWIML_MAX = 65_536;
const KEPT_MS = 7 * 86_400_000;

/** A step that has answered, or has failed to. */
export interface AnsweredStep {
  callSid: string;
  /** Id of the webhook. */
  webhook: string;
  flow: string;
  step: string;
  /** What the provider sent, under its own names. */
  parameters: Readonly<Record<string, string | string[]>>;
  /** What our own link carried. */
  query: Readonly<Record<string, string>>;
  /** Address of this server, as the provider reached it: it is left out of what is kept. */
  base: string;
  /** Absent where the step failed, and the caller heard an apology. */
  twiml?: string;
  /** Code of the failure. */
  failure?: string;
  /** What was pressed or said is a secret. */
  isSecret: boolean;
}

/**
 * Keeps, beside a call's way through the flows, what was sent and what was answered at each step, for a week; and tells the pages
 * that a call has gone on. Written after the answer: the last fifth of a second is lost with a process that dies.
 */
@Injectable()
export class AnswerKeeper implements BeforeApplicationShutdown {
  readonly #logger = new Logger(AnswerKeeper.name);
  #waiting: { row: CallAnswerRow; flow: string; step: string }[] = [];
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: CallAnswersStore,
    private readonly activities: ActivityLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  keep(answered: AnsweredStep): void {
    const { callSid, webhook, flow, step, query, base, twiml, failure, isSecret } = answered;
    const row: CallAnswerRow = {
      call_sid: callSid,
      webhook,
      parameters: JSON.stringify(keptParameters(answered.parameters, isSecret)),
      query: JSON.stringify(query),
      twiml: twiml === undefined ? null : withoutOwnAddress(twiml, base).slice(0, TWIML_MAX),
      failure: failure ?? null,
      is_secret: isSecret ? 1 : 0,
      at: this.clock.now(),
    };
    this.#waiting.push({ row, flow, step });
    this.#timer ??= setTimeout(() => void this.write(), TOGETHER_MS).unref();
  }

  /** Writes what waits. Never rejects: a call is not worse for it. */
  write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const all = this.#waiting;
    this.#waiting = [];
    for (let from = 0; from < all.length; from += ROWS_MAX) {
      const some = all.slice(from, from + ROWS_MAX);
      this.#writing = this.#writing.then(() => this.#write(some));
    }
    return this.#writing;
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.write();
  }

  /** Forgets what is older than a week. */
  async forget(): Promise<void> {
    const before = this.clock.now() - KEPT_MS;
    await this.work.run((tx) => this.store.dropBefore(tx, before));
  }

  async #write(answers: { row: CallAnswerRow; flow: string; step: string }[]): Promise<void> {
    // A webhook that came twice within that time: a statement takes each row once.
    const rows = new Map(answers.map(({ row }) => [`${row.call_sid} ${row.webhook}`, row]));
    const calls = [...new Set(answers.map(({ row }) => row.call_sid))];
    try {
      await this.work.run(async (tx) => {
        // Of calls that are no organisation's nothing is kept.
        const organisations = await this.store.organisationsOf(tx, calls);
        const kept = [...rows.values()].filter((row) => organisations.has(row.call_sid));
        if (kept.length === 0) return;
        await this.store.keep(tx, kept);
        // One for each organisation: pages ask for the rest.
        const told = new Set<string>();
        for (const { row, flow, step } of answers.toReversed()) {
          const stream = organisations.get(row.call_sid);
          if (stream === undefined || told.has(stream)) continue;
          told.add(stream);
          const data = { callSid: row.call_sid, flow, step };
          this.activities.append(tx, { stream, kind: 'flows/walked', role: 'admin', data, listed: false });
        }
      });
    } catch (error) {
      this.#logger.error({ event: 'calls.answers-not-kept', count: answers.length, err: error as Error });
    }
  }
}

/** Addresses here without the server: the same call stands the same, wherever the server is. */
export const withoutOwnAddress = (twiml: string, base: string): string =>
  twiml.replaceAll(base, '').replaceAll(base.replace(/^http/, 'ws'), '');
