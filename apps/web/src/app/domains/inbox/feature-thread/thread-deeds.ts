import { Injectable, inject, signal } from '@angular/core';
import type { Conversation, Label, Message, NewNote, Teammate } from '@centralita/shared-types';
import { TranslocoService } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Toasts } from '../../../shared/ui/toasts';
import { Thread } from '../data/thread';

const SAID = {
  waiting: 'inbox.snooze.doneWaiting',
  snoozed: 'inbox.snooze.done',
  done: 'inbox.thread.finished',
} as const;

/** What can be done to the open conversation: says how it went, offers *Undo* where it can. */
@Injectable()
export class ThreadDeeds {
  private readonly thread = inject(Thread);
  private readonly toasts = inject(Toasts);
  private readonly failures = inject(FailureWords);
  private readonly transloco = inject(TranslocoService);
  readonly busy = signal(false);

  setAnsweredBy(answeredBy: Conversation['answeredBy']): Promise<boolean> {
    return this.attempt(() => this.thread.change({ answeredBy }));
  }

  /** @param until with `snoozed`, epoch milliseconds */
  async setState(state: Conversation['state'], until?: number): Promise<void> {
    const done = await this.attempt(() =>
      this.thread.change({ state, ...(until !== undefined && { snoozedUntil: until }) }),
    );
    if (done && state !== 'open') this.say(SAID[state], () => void this.setState('open'));
  }

  /** @param whom nobody where absent */
  async assign(whom: Teammate | undefined, me: string | undefined): Promise<void> {
    const before = this.thread.conversation()?.assignee ?? undefined;
    if (whom?.id === before?.id) return;
    if (!(await this.attempt(() => this.thread.change({ assigneeId: whom?.id ?? '' })))) return;
    const key = !whom ? 'inbox.assign.none' : whom.id === me ? 'inbox.assign.taken' : 'inbox.assign.done';
    this.say(key, () => void this.assign(before, me), { name: whom?.name });
  }

  /** Adds the label, or takes it off. */
  toggleLabel({ id }: Label): Promise<boolean> {
    const ids = this.thread.conversation()?.labels.map((one) => one.id) ?? [];
    return this.attempt(() =>
      this.thread.label(ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]),
    );
  }

  /** @returns whether it was kept */
  note(note: NewNote): Promise<boolean> {
    return this.attempt(() => this.thread.note(note));
  }

  rename(contactName: string): Promise<boolean> {
    return this.attempt(() => this.thread.change({ contactName }));
  }

  retry(message: Message): Promise<boolean> {
    return this.attempt(() => this.thread.retry(message));
  }

  private async attempt(deed: () => Promise<void>): Promise<boolean> {
    if (this.busy()) return false;
    this.busy.set(true);
    try {
      await deed();
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.toasts.show({ text: this.failures.of(error, 'inbox.failure.'), icon: 'error' });
      return false;
    } finally {
      this.busy.set(false);
    }
  }

  private say(key: string, undo: () => void, values: object = {}): void {
    const action = { label: this.words('ui.undo'), run: undo };
    this.toasts.show({ text: this.words(key, values), icon: 'check', action });
  }

  private words(key: string, values: object = {}): string {
    return this.transloco.translate<string>(key, { ...values });
  }
}
