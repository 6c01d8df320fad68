import { Injectable } from '@nestjs/common';
import { WRITING_EVERY_MS } from '@centralita/shared-types';
import { Clock } from '../../../platform/clock/clock';
import { EventBus } from '../../../platform/events/event-bus';
import { ConversationsStore } from '../conversations.store';
import { notFound } from './conversations';

/** A page's own pace is a little uneven. */
const SOONEST_MS = WRITING_EVERY_MS - 500;
/** More people at once than write in one process; those who stopped long ago are forgotten first. */
const KEPT_MAX = 1_000;

/** Tells colleagues who of them writes an answer: kept nowhere, and told at most once in some seconds of each. */
@Injectable()
export class Writing {
  /** What was last told, by person and conversation; the oldest first. */
  readonly #told = new Map<string, { at: number; writing: boolean }>();

  constructor(
    private readonly conversations: ConversationsStore,
    private readonly bus: EventBus,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError `conversations/not-found` (404) */
  async tell(
    { organisationId, personId }: { organisationId: string; personId: string },
    conversationId: string,
    writing: boolean,
  ): Promise<void> {
    if (!(await this.conversations.find(conversationId, organisationId))) throw notFound();
    if (!this.#isNews(`${personId} ${conversationId}`, writing)) return;
    this.bus.signal({
      stream: organisationId,
      kind: 'conversations/writing',
      data: { conversationId, personId, writing },
      role: 'agent',
    });
  }

  /** A stop is told once, and only of what was told to have begun. */
  #isNews(key: string, writing: boolean): boolean {
    const last = this.#told.get(key);
    const at = this.clock.now();
    if (!writing) {
      if (!last?.writing) return false;
      last.writing = false;
      return at - last.at < 2 * WRITING_EVERY_MS;
    }
    if (last && at - last.at < SOONEST_MS) return false;
    this.#told.delete(key);
    this.#told.set(key, { at, writing });
    const [oldest] = this.#told.keys();
    if (this.#told.size > KEPT_MAX && oldest !== undefined) this.#told.delete(oldest);
    return true;
  }
}
