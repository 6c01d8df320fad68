import { Injectable, inject } from '@angular/core';
import { BrowserStorage } from '../../../shared/storage/browser-storage';

const KEY = 'centralita.draft.';

/** What was begun and not sent, by conversation, in this tab. */
@Injectable({ providedIn: 'root' })
export class Drafts {
  private readonly storage = inject(BrowserStorage);

  read(conversationId: string): string {
    return this.storage.read('tab', KEY + conversationId) ?? '';
  }

  keep(conversationId: string, text: string): void {
    if (text.trim()) this.storage.write('tab', KEY + conversationId, text);
    else this.storage.remove('tab', KEY + conversationId);
  }
}
