import { Injectable, computed, inject } from '@angular/core';
import { BrowserStorage } from '../../../shared/storage/browser-storage';
import { SessionStore } from '../../identity/api';

const KEY = 'centralita.draft.';

/** What was begun and not sent, by conversation, in this tab. */
@Injectable({ providedIn: 'root' })
export class Drafts {
  private readonly storage = inject(BrowserStorage);
  private readonly session = inject(SessionStore);
  /** Whose these are: another person in the same tab has drafts of their own. */
  readonly owner = computed(() => this.session.person()?.id);

  read(conversationId: string): string {
    const key = this.key(conversationId);
    return (key && this.storage.read('tab', key)) ?? '';
  }

  keep(conversationId: string, text: string): void {
    const key = this.key(conversationId);
    if (key === undefined) return;
    if (text.trim()) this.storage.write('tab', key, text);
    else this.storage.remove('tab', key);
  }

  private key(conversationId: string): string | undefined {
    const owner = this.owner();
    return owner && `${KEY}${owner}.${conversationId}`;
  }
}
