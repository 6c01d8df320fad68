import { DOCUMENT, Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';
import type { ContactEntry, ContactImportResult, ContactLine } from '@centralita/shared-types';
import { NumberFormat } from '../../../shared/phone-format/number-format';
import { Attempts } from '../../../shared/ui/attempts';
import { Dialogs } from '../../../shared/ui/dialogs';
import type { ImportDialogData } from '../../../shared/ui/import-dialog';
import { saveFile } from '../../../shared/ui/save-file';
import { ContactBookClient } from '../data/contact-book-client';

/** What the columns of a list are called, by what the server calls them; the organisation's fields have their own names. */
const COLUMNS = Object.fromEntries(
  ['name', 'phone', 'email', 'note'].map((column) => [column, 'contacts.import.column.' + column]),
);

/** What can be done to contacts: asks where it must, and says how it went. */
@Injectable()
export class ContactActions {
  private readonly client = inject(ContactBookClient);
  private readonly numbers = inject(NumberFormat);
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);
  readonly attempts = new Attempts('contacts.failure.');
  readonly busy = this.attempts.busy;
  private readonly document = inject(DOCUMENT);

  async add(): Promise<void> {
    const load = () => import('./new-contact-dialog').then((m) => m.NewContactDialog);
    const added = await this.dialogs.open<ContactEntry>(load);
    if (added) await this.router.navigate(['/contacts', added.id]);
  }

  /** @returns whether something came in */
  async bring(): Promise<boolean> {
    const data: ImportDialogData<ContactLine, ContactImportResult> = {
      run: (list, { dryRun }) => this.client.bring(list, dryRun),
      describe: ({ name, phone, email, others }) =>
        [
          name,
          ...[phone, email, ...others].map((one) => (one?.startsWith('+') ? this.numbers.format(one) : one)),
        ]
          .filter(Boolean)
          .join(' · '),
      words: {
        title: 'contacts.import.title',
        how: 'contacts.import.how',
        fault: 'contacts.import.fault.',
        columns: COLUMNS,
        failure: 'contacts.failure.',
      },
    };
    const load = () => import('../../../shared/ui/import-dialog').then((m) => m.ImportDialog);
    const result = await this.dialogs.open<ContactImportResult, typeof data>(load, { data });
    if (!result) return false;
    this.attempts.say('contacts.import.done', { added: result.added, changed: result.changed });
    return true;
  }

  export(): Promise<boolean> {
    return this.attempts.run(async () => {
      saveFile(this.document, await this.client.export(), 'contact-list.csv');
    });
  }

  /** @param who what they are called on the page */
  async erase(id: string, who: string): Promise<void> {
    const wanted = await this.dialogs.confirm({
      heading: this.attempts.words('contacts.erase.title', { who }),
      body: this.attempts.words('contacts.erase.body'),
      yes: this.attempts.words('contacts.erase.yes'),
    });
    if (!wanted) return;
    await this.attempts.run(async () => {
      await this.client.erase(id);
      this.attempts.say('contacts.erase.done');
      await this.router.navigateByUrl('/contacts');
    });
  }
}
