import { Injectable, inject, signal } from '@angular/core';
import type { Conversation, Message } from '@centralita/shared-types';
import { TranslocoService } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Toasts } from '../../../shared/ui/toasts';
import { Thread } from '../data/thread';

/** What can be done to the open conversation: says how it went, offers *Undo* where it can. */
@Injectable()
export class ThreadDeeds {
  private readonly thread = inject(Thread);
  private readonly toasts = inject(Toasts);
  private readonly failures = inject(FailureWords);
  private readonly transloco = inject(TranslocoService);
  readonly busy = signal(false);

  setAnsweredBy(answeredBy: Conversation['answeredBy']): Promise<void> {
    return this.attempt(() => this.thread.change({ answeredBy }));
  }

  async setState(state: Conversation['state']): Promise<void> {
    await this.attempt(async () => {
      await this.thread.change({ state });
      if (state === 'open') return;
      const action = { label: this.words('ui.undo'), run: () => void this.setState('open') };
      this.toasts.show({ text: this.words('inbox.thread.finished'), icon: 'check', action });
    });
  }

  rename(contactName: string): Promise<void> {
    return this.attempt(() => this.thread.change({ contactName }));
  }

  retry(message: Message): Promise<void> {
    return this.attempt(() => this.thread.retry(message));
  }

  private async attempt(deed: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await deed();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.toasts.show({ text: this.failures.of(error, 'inbox.failure.'), icon: 'error' });
    } finally {
      this.busy.set(false);
    }
  }

  private words(key: string): string {
    return this.transloco.translate<string>(key);
  }
}
