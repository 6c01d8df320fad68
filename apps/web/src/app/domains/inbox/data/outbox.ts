import { Injectable, computed, inject, linkedSignal } from '@angular/core';
import type { Message } from '@centralita/shared-types';
import { ApiError } from '../../../shared/data-api/api-error';
import { BrowserStorage } from '../../../shared/storage/browser-storage';
import { FailureWords } from '../../../shared/ui/failure-words';
import { SessionStore } from '../../identity/api';
import { InboxClient } from './inbox-client';
import { keptPending, readPending, type PendingMessage } from './models/pending-message';

const KEY = 'centralita.outbox.';

/** What was written here and has not reached the server yet. It outlives the page, also when it is loaded again, not the tab. */
@Injectable({ providedIn: 'root' })
export class Outbox {
  private readonly client = inject(InboxClient);
  private readonly failures = inject(FailureWords);
  private readonly storage = inject(BrowserStorage);
  private readonly session = inject(SessionStore);

  /** Whose these are: nobody sees or sends what another person wrote in the same tab. */
  private readonly owner = computed(() => this.session.person()?.id);
  private readonly all = linkedSignal<readonly PendingMessage[]>(() => this.read(this.owner()));
  readonly pending = this.all.asReadonly();

  /** Sends at once; answers the message as the server has it, or undefined where it did not get there. */
  send(
    draft: Pick<PendingMessage, 'conversationId' | 'text' | 'attachments' | 'template'>,
  ): Promise<Message | undefined> {
    const pending = { ...draft, clientId: crypto.randomUUID(), at: Date.now() };
    this.change(this.owner(), (before) => [...before, pending]);
    return this.attempt(pending);
  }

  /** The same message again: the server knows it by its `clientId`, should it have arrived after all. */
  again(pending: PendingMessage): Promise<Message | undefined> {
    const { failure: _, interrupted: __, ...rest } = pending;
    this.replace(this.owner(), rest);
    return this.attempt(rest);
  }

  discard({ clientId }: PendingMessage, owner = this.owner()): void {
    this.change(owner, (before) => before.filter((one) => one.clientId !== clientId));
  }

  private async attempt(pending: PendingMessage): Promise<Message | undefined> {
    const { conversationId, text, attachments, template, clientId } = pending;
    const owner = this.owner();
    try {
      const message = await this.client.write(conversationId, {
        clientId,
        ...(template ?? {
          ...(text && { text }),
          ...(attachments.length > 0 && { attachments: attachments.map(({ id }) => id) }),
        }),
      });
      this.discard(pending, owner);
      return message;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.replace(owner, { ...pending, failure: this.failures.of(error, 'inbox.failure.') });
      return undefined;
    }
  }

  private replace(owner: string | undefined, pending: PendingMessage): void {
    this.change(owner, (before) => before.map((one) => (one.clientId === pending.clientId ? pending : one)));
  }

  /** Whoever wrote a message may have left before the server's answer came: it is still theirs. */
  private change(
    owner: string | undefined,
    change: (before: readonly PendingMessage[]) => readonly PendingMessage[],
  ): void {
    const isHere = owner === this.owner();
    const after = change(isHere ? this.all() : this.read(owner));
    if (isHere) this.all.set(after);
    if (owner === undefined) return;
    if (after.length > 0) this.storage.write('tab', KEY + owner, keptPending(after));
    else this.storage.remove('tab', KEY + owner);
  }

  private read(owner: string | undefined): PendingMessage[] {
    return owner === undefined ? [] : readPending(this.storage.read('tab', KEY + owner));
  }
}
