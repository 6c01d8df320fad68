import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
} from '@angular/core';
import { FormField, form, submit, validate } from '@angular/forms/signals';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatFormField, MatError, MatHint, MatLabel, MatSuffix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { CredentialField, TwilioCredentials } from '@centralita/shared-types';
import { CONSOLE_PAGES, REGION_EDGES } from '@centralita/shared-types/rules';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { StorageArea } from '../../../shared/storage/browser-storage';
import { Icon } from '../../../shared/ui/icon';
import { Notice } from '../../../shared/ui/notice';
import { SelectBox } from '../../../shared/ui/select-box';
import { cleanCredential } from '../data/models/credential-rules';
import {
  toCredentials,
  toDraft,
  type CredentialsEntry,
  type Refusal,
} from '../data/models/credentials-draft';
import { diagnoseCredential } from '../data/models/diagnose-credential';
import { FieldFault } from './field-fault';
import { TermLink } from './term-link';

interface ShownField {
  id: Exclude<CredentialField, 'region'>;
  term: string;
  secret?: true;
}

const FIELDS: readonly ShownField[] = [
  { id: 'accountSid', term: 'account-sid' },
  { id: 'authToken', term: 'auth-token', secret: true },
  { id: 'apiKeySid', term: 'api-key' },
  { id: 'apiKeySecret', term: 'api-key', secret: true },
  { id: 'twimlAppSid', term: 'twiml-app' },
  { id: 'phoneNumber', term: 'phone-number' },
];

/** The six fields and the region, each with where to find it, and where they are to be kept. */
@Component({
  selector: 'app-credentials-form',
  imports: [
    FieldFault,
    FormField,
    Icon,
    MatButton,
    MatError,
    MatFormField,
    MatHint,
    MatIconButton,
    MatInput,
    MatLabel,
    MatSuffix,
    Notice,
    SelectBox,
    TermLink,
    TranslocoDirective,
  ],
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
  private readonly words = inject(TranslocoService);
  protected readonly regions = computed(() => [
    { value: '', text: this.word('form.usual') },
    ...Object.entries(REGION_EDGES).map(([value, edge]) => ({
      value,
      text: `${value} · ${this.word('edges.' + edge)}`,
    })),
  ]);
  protected readonly keepIn = linkedSignal(() => this.initiallyKeptIn());
  protected readonly revealed = signal<ReadonlySet<string>>(new Set());
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

  /** What is pasted over the whole field arrives clean at once; anything else is cleaned on leaving the field. */
  protected paste(field: CredentialField, event: ClipboardEvent): void {
    const box = event.target as HTMLInputElement;
    const pasted = event.clipboardData?.getData('text') ?? '';
    const replacesAll = (box.selectionEnd ?? 0) - (box.selectionStart ?? 0) === box.value.length;
    if (!replacesAll || !pasted) return;
    event.preventDefault();
    this.put(field, pasted);
    this.fields[field]().markAsTouched();
  }

  protected put(field: CredentialField, typed: string): void {
    const clean = cleanCredential(field, typed);
    if (clean !== this.draft()[field]) this.fields[field]().value.set(clean);
  }

  protected toggle(field: string): void {
    this.revealed.update((before) => {
      const after = new Set(before);
      if (!after.delete(field)) after.add(field);
      return after;
    });
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

  private word(key: string): string {
    return this.words.translate<string>('settings.' + key, {}, this.words.activeLang());
  }
}
