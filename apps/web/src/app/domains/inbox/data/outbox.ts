import { Injectable, inject, signal } from '@angular/core';
import type { Message } from '@centralita/shared-types';
import { ApiError } from '../../../shared/data-api/api-error';
import { FailureWords } from '../../../shared/ui/failure-words';
import { InboxClient } from './inbox-client';
import type { PendingMessage } from './models/pending-message';

/** What was written here and has not reached the server yet. It outlives the page, not the tab. */
@Injectable({ providedIn: 'root' })
export class Outbox {
  private readonly client = inject(InboxClient);
  private readonly failures = inject(FailureWords);

  private readonly all = signal<readonly PendingMessage[]>([]);
  readonly pending = this.all.asReadonly();

  /** Sends at once; answers the message as the server has it, or undefined where it did not get there. */
  send(
    draft: Pick<PendingMessage, 'conversationId' | 'text' | 'attachments' | 'template'>,
  ): Promise<Message | undefined> {
    const pending = { ...draft, clientId: crypto.randomUUID(), at: Date.now() };
    this.all.update((before) => [...before, pending]);
    return this.attempt(pending);
  }

  /** The same message again: the server knows it by its `clientId`, should it have arrived after all. */
  again(pending: PendingMessage): Promise<Message | undefined> {
    const { failure: _, ...rest } = pending;
    this.replace(rest);
    return this.attempt(rest);
  }

  discard({ clientId }: PendingMessage): void {
    this.all.update((before) => before.filter((one) => one.clientId !== clientId));
  }

  private async attempt(pending: PendingMessage): Promise<Message | undefined> {
    const { conversationId, text, attachments, template, clientId } = pending;
    try {
      const message = await this.client.write(conversationId, {
        clientId,
        ...(template ?? {
          ...(text && { text }),
          ...(attachments.length > 0 && { attachments: attachments.map(({ id }) => id) }),
        }),
      });
      this.discard(pending);
      return message;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.replace({ ...pending, failure: this.failures.of(error, 'inbox.failure.') });
      return undefined;
    }
  }

  private replace(pending: PendingMessage): void {
    this.all.update((before) => before.map((one) => (one.clientId === pending.clientId ? pending : one)));
  }
}
