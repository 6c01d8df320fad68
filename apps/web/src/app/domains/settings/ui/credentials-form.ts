import { Component, computed, effect, input, linkedSignal, output, untracked } from '@angular/core';
import { form, submit, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { CredentialField, TwilioCredentials } from '@centralita/shared-types';
import { CONSOLE_PAGES } from '@centralita/shared-types/rules';
import { TranslocoDirective } from '@jsverse/transloco';
import type { StorageArea } from '../../../shared/storage/browser-storage';
import { Notice } from '../../../shared/ui/notice';
import { cleanCredential } from '../data/models/credential-rules';
import {
  toCredentials,
  toDraft,
  type CredentialsEntry,
  type Refusal,
} from '../data/models/credentials-draft';
import { diagnoseCredential } from '../data/models/diagnose-credential';
import { CredentialBox } from './credential-box';
import { RegionBox } from './region-box';
import { TermLink } from './term-link';

const cleaner = (field: CredentialField) => (typed: string) => cleanCredential(field, typed);

interface ShownField {
  id: Exclude<CredentialField, 'region'>;
  term: string;
  secret?: true;
  clean: (typed: string) => string;
}

const FIELDS: readonly ShownField[] = [
  { id: 'accountSid', term: 'account-sid', clean: cleaner('accountSid') },
  { id: 'authToken', term: 'auth-token', secret: true, clean: cleaner('authToken') },
  { id: 'apiKeySid', term: 'api-key', clean: cleaner('apiKeySid') },
  { id: 'apiKeySecret', term: 'api-key', secret: true, clean: cleaner('apiKeySecret') },
  { id: 'twimlAppSid', term: 'twiml-app', clean: cleaner('twimlAppSid') },
  { id: 'phoneNumber', term: 'phone-number', clean: cleaner('phoneNumber') },
];

/** The six fields and the region, each with where to find it, and where they are to be kept. */
@Component({
  selector: 'app-credentials-form',
  imports: [CredentialBox, MatButton, Notice, RegionBox, TermLink, TranslocoDirective],
  templateUrl: './credentials-form.html',
  styleUrl: './credentials-form.scss',
})
export class CredentialsForm {
  readonly initial = input<TwilioCredentials>();
  readonly initiallyKeptIn = input<StorageArea>('browser');
  readonly busy = input(false);
  /** Values that were refused after they had been tried. */
  readonly refusals = input<Refusal[]>([]);
  readonly entered = output<CredentialsEntry>();

  protected readonly shownFields = FIELDS;
  protected readonly areas: readonly StorageArea[] = ['browser', 'tab'];
  protected readonly pages = CONSOLE_PAGES;
  protected readonly keepIn = linkedSignal(() => this.initiallyKeptIn());
  protected readonly draft = linkedSignal(() => toDraft(this.initial()));
  protected readonly fields = form(this.draft, (path) => {
    for (const { id } of FIELDS) validate(path[id], ({ value }) => this.fault(id, value()));
  });
  protected readonly regionOpen = computed(() => untracked(() => this.draft().region !== ''));

  constructor() {
    // A refusal comes after the form was sent: lead to the first field it is about.
    effect(() => {
      if (this.refusals().length > 0) untracked(() => this.focusFirstFault());
    });
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const sent = await submit(this.fields, {
      action: () => Promise.resolve(undefined),
      onInvalid: () => this.focusFirstFault(),
    });
    if (sent) this.entered.emit({ credentials: toCredentials(this.draft()), keepIn: this.keepIn() });
  }

  private fault(field: CredentialField, typed: string) {
    const found = diagnoseCredential(field, typed);
    if (found) return found;
    const refusal = this.refusals().find(
      (one) => one.field === field && one.value === cleanCredential(field, typed),
    );
    return refusal && { ...refusal, kind: 'refused' };
  }

  private focusFirstFault(): void {
    const first = FIELDS.find(({ id }) => this.fields[id]().errors().length > 0);
    if (first) this.fields[first.id]().focusBoundControl();
  }
}
