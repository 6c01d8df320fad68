import { Component, effect, inject, input, signal } from '@angular/core';
import { form, submit, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { Me, TotpOffer } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { nextFocus } from '../../../shared/ui/next-focus';
import { SecretOnce } from '../../../shared/ui/secret-once';
import { StateChip } from '../../../shared/ui/state-chip';
import { FormRequest } from '../data/form-request';
import { MeClient } from '../data/me-client';
import { focusFirstFault } from '../data/models/focus-first-fault';
import { readSignInCode } from '../data/models/sign-in-code';
import { SessionStore } from '../data/session-store';
import { QrCode } from '../ui/qr-code';
import { RecoveryCodes } from '../ui/recovery-codes';
import { TextField } from '../ui/text-field';
import { PasswordProof } from './password-proof';

type Step = 'resting' | 'prove-to-begin' | 'offer' | 'codes' | 'prove-to-end';

/** Where one goes on at each step. */
const FIRST: Record<Step, string> = {
  resting: '.head button',
  'prove-to-begin': '#proof-password',
  offer: '#totp-code',
  codes: 'app-recovery-codes h3',
  'prove-to-end': '#proof-password',
};
const SIX_DIGITS = /^\d{6}$/;

/** Signing in with an authenticator app: turning it on by a code that proves it works, recovery codes, turning it off. */
@Component({
  selector: 'app-profile-second-factor',
  imports: [
    FailureNotice,
    MatButton,
    PasswordProof,
    QrCode,
    RecoveryCodes,
    SecretOnce,
    StateChip,
    TextField,
    TranslocoDirective,
  ],
  templateUrl: './profile-second-factor.html',
  styleUrls: ['../../../shared/ui/page.scss', './profile-parts.scss'],
})
export class ProfileSecondFactor {
  readonly me = input.required<Me>();

  private readonly client = inject(MeClient);
  private readonly session = inject(SessionStore);
  protected readonly step = signal<Step>('resting');
  protected readonly offer = signal<TotpOffer | undefined>(undefined);
  protected readonly codes = signal<readonly string[]>([]);
  protected readonly request = new FormRequest();
  protected readonly draft = signal({ code: '' });
  protected readonly fields = form(this.draft, (path) =>
    validate(path.code, ({ value }) =>
      SIX_DIGITS.test(readSignInCode(value()) ?? '') ? undefined : { kind: 'code' },
    ),
  );

  constructor() {
    const focus = nextFocus();
    let before: Step = 'resting';
    effect(() => {
      const step = this.step();
      if (step !== before) focus.to(FIRST[step]);
      before = step;
    });
  }

  protected readonly begin = async (password: string): Promise<void> => {
    this.offer.set(await this.client.offerTotp(password));
    this.fields().reset({ code: '' });
    this.request.forget();
    this.step.set('offer');
  };

  protected readonly end = async (password: string): Promise<void> => {
    await this.client.endTotp(password);
    this.session.note({ totp: false, recoveryCodesLeft: 0 });
    this.step.set('resting');
  };

  protected async confirm(event: Event): Promise<void> {
    event.preventDefault();
    const { code } = this.fields;
    await submit(this.fields, {
      action: () =>
        this.request.run(
          async () => {
            const { recoveryCodes } = await this.client.confirmTotp(readSignInCode(this.draft().code) ?? '');
            this.session.note({ totp: true, recoveryCodesLeft: recoveryCodes.length });
            this.offer.set(undefined);
            this.codes.set(recoveryCodes);
            this.step.set('codes');
          },
          { code },
          { 'totp/wrong-code': { field: 'code', kind: 'code-wrong' } },
        ),
      onInvalid: () => focusFirstFault(code),
    });
  }

  protected rest(): void {
    this.offer.set(undefined);
    this.codes.set([]);
    this.step.set('resting');
  }
}
