import { Component, computed, inject } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { ContactField, ContactFieldDraft } from '@centralita/shared-types';
import { CONTACT_FIELDS_MAX } from '@centralita/shared-types/rules';
import { TranslocoDirective } from '@jsverse/transloco';
import { liveRemote } from '../../../shared/data-live/live-remote';
import { Attempts } from '../../../shared/ui/attempts';
import { Dialogs } from '../../../shared/ui/dialogs';
import { EmptyState } from '../../../shared/ui/empty-state';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { Icon } from '../../../shared/ui/icon';
import { nextFocus } from '../../../shared/ui/next-focus';
import { PageHeader } from '../../../shared/ui/page-header';
import { Skeleton } from '../../../shared/ui/skeleton';
import { OrganisationChoice, OrganisationSelect } from '../../people/api';
import { ContactFieldsClient } from '../data/contact-fields-client';
import type { FieldDialogData } from './field-dialog';

/** What an organisation keeps of each contact, besides name and note: administrators say what, and in which order. */
@Component({
  selector: 'app-contact-fields-page',
  imports: [
    EmptyState,
    FailureNotice,
    Icon,
    MatButton,
    MatIconButton,
    OrganisationSelect,
    PageHeader,
    RouterLink,
    Skeleton,
    TranslocoDirective,
  ],
  templateUrl: './contact-fields-page.html',
  styleUrls: ['../../../shared/ui/page.scss', './contact-fields-page.scss'],
})
export class ContactFieldsPage {
  private readonly client = inject(ContactFieldsClient);
  private readonly dialogs = inject(Dialogs);
  private readonly focus = nextFocus();
  protected readonly attempts = new Attempts('contacts.failure.');
  protected readonly max = CONTACT_FIELDS_MAX;

  protected readonly fields = liveRemote<string, ContactField[]>({
    of: inject(OrganisationChoice).id,
    kinds: ['contacts/changed'],
    ask: () => this.client.list(),
  });
  protected readonly isFull = computed(() => (this.fields.value()?.length ?? 0) >= this.max);

  protected async write(before?: ContactField): Promise<void> {
    const data: FieldDialogData = {
      ...(before && { before }),
      save: async (draft: ContactFieldDraft) => void (await this.client.save(draft, before?.id)),
    };
    const load = () => import('./field-dialog').then((m) => m.FieldDialog);
    if (await this.dialogs.open<boolean, FieldDialogData>(load, { data })) await this.fields.refresh();
  }

  /** @param by places: -1 is up */
  protected move(field: ContactField, by: -1 | 1): Promise<boolean> {
    return this.attempts.run(async () => {
      const ids = (this.fields.value() ?? []).map(({ id }) => id).filter((id) => id !== field.id);
      const place = (this.fields.value() ?? []).findIndex(({ id }) => id === field.id) + by;
      const sorted = await this.client.order(ids.toSpliced(place, 0, field.id));
      this.fields.update(() => sorted);
      const way = by < 0 ? 'up' : 'down';
      this.focus.to(
        `[data-field="${field.id}"] .${way}:not(:disabled)`,
        `[data-field="${field.id}"] button:not(:disabled)`,
      );
    });
  }

  protected async remove(field: ContactField): Promise<void> {
    const focusNext = this.focus.afterRow('#fields-heading');
    const isWanted = await this.dialogs.confirm({
      heading: this.attempts.words('contacts.fields.removeTitle', { name: field.name }),
      body: this.attempts.words('contacts.fields.removeBody'),
      yes: this.attempts.words('contacts.fields.removeYes'),
    });
    if (!isWanted) return;
    await this.attempts.run(async () => {
      await this.client.remove(field.id);
      this.fields.update((before) => before.filter(({ id }) => id !== field.id));
      this.attempts.say('contacts.fields.removed');
      focusNext();
    });
  }
}
