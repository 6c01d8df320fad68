import { DOCUMENT, Injectable, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { ContactEntry, ContactImportResult } from '@centralita/shared-types';
import { TranslocoService } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { Dialogs } from '../../../shared/ui/dialogs';
import { FailureWords } from '../../../shared/ui/failure-words';
import { saveFile } from '../../../shared/ui/save-file';
import { Toasts } from '../../../shared/ui/toasts';
import { ContactBookClient } from '../data/contact-book-client';

/** What can be done to contacts: asks where it must, and says how it went. */
@Injectable()
export class ContactActions {
  private readonly client = inject(ContactBookClient);
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly failures = inject(FailureWords);
  private readonly transloco = inject(TranslocoService);
  private readonly document = inject(DOCUMENT);
  readonly busy = signal(false);

  async add(): Promise<void> {
    const load = () => import('./new-contact-dialog').then((m) => m.NewContactDialog);
    const added = await this.dialogs.open<ContactEntry>(load);
    if (added) await this.router.navigate(['/contacts', added.id]);
  }

  /** @returns whether something came in */
  async bring(): Promise<boolean> {
    const load = () => import('./contact-import-dialog').then((m) => m.ContactImportDialog);
    const result = await this.dialogs.open<ContactImportResult>(load);
    if (!result) return false;
    this.say('contacts.import.done', { added: result.added, changed: result.changed });
    return true;
  }

  export(): Promise<void> {
    return this.attempt(async () => {
      saveFile(this.document, await this.client.export(), 'contact-list.csv');
    });
  }

  handOut(id: string): Promise<void> {
    return this.attempt(async () => {
      saveFile(this.document, await this.client.handOut(id), 'person.json');
    });
  }

  /** @param who what they are called on the page */
  async erase(id: string, who: string): Promise<void> {
    const wanted = await this.dialogs.confirm({
      heading: this.words('contacts.erase.title', { who }),
      body: this.words('contacts.erase.body'),
      yes: this.words('contacts.erase.yes'),
    });
    if (!wanted) return;
    await this.attempt(async () => {
      await this.client.erase(id);
      this.say('contacts.erase.done');
      await this.router.navigateByUrl('/contacts');
    });
  }

  async attempt(deed: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await deed();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.toasts.show({ text: this.failures.of(error, 'contacts.failure.'), icon: 'error' });
    } finally {
      this.busy.set(false);
    }
  }

  say(key: string, parameters: Record<string, string | number> = {}): void {
    this.toasts.show({ text: this.words(key, parameters), icon: 'check' });
  }

  private words(key: string, parameters: Record<string, string | number> = {}): string {
    return this.transloco.translate<string>(key, parameters);
  }
}
