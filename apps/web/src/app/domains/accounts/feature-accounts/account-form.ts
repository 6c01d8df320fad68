import { Component, computed, effect, input, linkedSignal, output, signal, untracked } from '@angular/core';
import { FormField, form, submit, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { AccountItem, Provider } from '@centralita/shared-types';
import { REGIONS } from '@centralita/shared-types/rules';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  CredentialBox,
  RegionBox,
  cleanCredential,
  diagnoseCredential,
} from '../../settings/api/credential-parts';
import { Notice } from '../../../shared/ui/notice';
import {
  ACCOUNT_FIELDS,
  NEEDS_ONE_OF,
  draftOf,
  followed,
  type AccountDraft,
  type AccountField,
  type AccountFieldId,
} from '../data/models/account-fields';
import type { AccountChange } from '../data/models/account-change';

/** The values of one account. Secrets are only written: what is set says so, and stays unless something is typed. */
@Component({
  selector: 'app-account-form',
  imports: [
    CredentialBox,
    FormField,
    MatButton,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    Notice,
    RegionBox,
    TranslocoDirective,
  ],
  templateUrl: './account-form.html',
  styleUrl: './account-form.scss',
})
export class AccountForm {
  readonly provider = input.required<Provider>();
  /** Absent for an account that is being added. */
  readonly account = input<AccountItem>();
  readonly busy = input(false);
  /** Why the last one was not saved. */
  readonly failure = input<string>();
  readonly entered = output<AccountChange>();

  protected readonly shown = computed(() => ACCOUNT_FIELDS[this.provider()]);
  protected readonly cleaners = computed(
    () => new Map(this.shown().map((field) => [field.id, (typed: string) => cleanOf(field, typed)])),
  );
  /** As the account stands, whoever changed it last. */
  private readonly saved = computed(() => ({
    subject: this.account()?.id ?? this.provider(),
    draft: draftOf(this.account(), NAMES[this.provider()]),
  }));
  /**
   * Begins anew for another account. When this one changes elsewhere, what was typed stays, and the rest follows: saved as it
   * was, it would revert the change.
   */
  protected readonly draft = linkedSignal<{ subject: string; draft: AccountDraft }, AccountDraft>({
    source: this.saved,
    computation: (now, before) =>
      before?.source.subject === now.subject
        ? followed(before.value, before.source.draft, now.draft)
        : now.draft,
  });
  protected readonly taken = signal<ReadonlySet<AccountFieldId>>(new Set());
  protected readonly fields = form(this.draft, (path) => {
    validate(path.name, ({ value }) => (value().trim() ? undefined : { kind: 'missing' }));
    for (const fields of Object.values(ACCOUNT_FIELDS))
      for (const field of fields)
        validate(path[field.id], ({ value }) =>
          untracked(this.shown).includes(field) ? this.fault(field, value()) : undefined,
        );
  });
  /** None of the secrets that the account cannot do without. */
  protected readonly isBare = signal(false);

  constructor() {
    effect(() => {
      if (this.failure()) untracked(() => this.isBare.set(false));
    });
  }

  /** What was typed has been saved: secrets leave the page. */
  reset(account: AccountItem): void {
    this.draft.set(draftOf(account, account.name));
    this.taken.set(new Set());
    this.fields().reset();
  }

  protected isSet(field: AccountField): boolean {
    return this.account()?.secretsSet.includes(field.id) === true && !this.taken().has(field.id);
  }

  protected canBeTaken(field: AccountField): boolean {
    return !field.required && this.account()?.secretsSet.includes(field.id) === true;
  }

  protected toggleTaken(id: AccountFieldId): void {
    this.taken.update((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
    this.fields[id]().value.set('');
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const right = await submit(this.fields, {
      action: () => Promise.resolve(undefined),
      onInvalid: () => this.focusFirstFault(),
    });
    this.isBare.set(right && !this.hasEnough());
    if (!right || this.isBare() || this.busy()) return;
    this.entered.emit(this.change());
  }

  private hasEnough(): boolean {
    return NEEDS_ONE_OF[this.provider()].some((id) => {
      const field = this.shown().find((one) => one.id === id);
      return this.draft()[id] !== '' || (field && this.isSet(field));
    });
  }

  private change(): AccountChange {
    const draft = this.draft();
    const region = REGIONS.find((one) => one === draft.region);
    const values = this.shown().map((field): [string, string | null | undefined] => {
      const value = cleanOf(field, draft[field.id]);
      return [field.id, value || (this.taken().has(field.id) ? null : undefined)];
    });
    return {
      provider: this.provider(),
      name: draft.name.trim(),
      ...(region && this.provider() === 'twilio' && { region }),
      ...Object.fromEntries(values.filter(([, value]) => value !== undefined)),
    };
  }

  private fault(field: AccountField, typed: string) {
    const value = cleanOf(field, typed);
    if (value === '') return field.required && !this.isSet(field) ? { kind: 'missing' } : undefined;
    if (field.credential) return diagnoseCredential(field.credential, typed);
    return field.pattern.test(value) ? undefined : { kind: 'shape' };
  }

  private focusFirstFault(): void {
    if (this.fields.name().errors().length > 0) return this.fields.name().focusBoundControl();
    const first = this.shown().find(({ id }) => this.fields[id]().errors().length > 0);
    if (first) this.fields[first.id]().focusBoundControl();
  }
}

const NAMES: Record<Provider, string> = { twilio: 'Twilio', sendgrid: 'SendGrid', meta: 'WhatsApp' };

const cleanOf = ({ credential }: AccountField, typed: string): string =>
  credential ? cleanCredential(credential, typed) : typed.trim();
