import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { form, submit, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { Notice } from '../../../shared/ui/notice';
import { focusFirstFault } from '../data/models/focus-first-fault';
import { emailRule, needed } from '../data/models/person-rules';
import { readSignInCode } from '../data/models/sign-in-code';
import { SignInAttempt } from '../data/sign-in-attempt';
import { EntryForm } from '../ui/entry-form';
import { PasswordField } from '../ui/password-field';
import { TextField } from '../ui/text-field';

/** E-mail address and password, then a code where the person has a second factor. `SessionStore` says how it ended. */
@Component({
  selector: 'app-sign-in-panel',
  imports: [EntryForm, FailureNotice, MatButton, Notice, PasswordField, TextField, TranslocoDirective],
  providers: [SignInAttempt],
  templateUrl: './sign-in-panel.html',
  styleUrl: './sign-in-panel.scss',
})
export class SignInPanel {
  /** Whom the page expects. */
  readonly email = input('');

  protected readonly attempt = inject(SignInAttempt);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);

  protected readonly draft = linkedSignal(() => ({ email: this.email(), password: '' }));
  protected readonly fields = form(this.draft, (path) => {
    emailRule(path.email);
    needed(path.password);
  });
  protected readonly codeDraft = signal({ code: '' });
  protected readonly codeFields = form(this.codeDraft, (path) =>
    validate(path.code, ({ value }) => (readSignInCode(value()) ? undefined : { kind: 'code' })),
  );
  protected readonly wait = computed(() => {
    const seconds = this.attempt.waitSec();
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  });

  constructor() {
    effect(() => {
      if (this.attempt.step() === 'code') this.focusSoon('input');
    });
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if (this.attempt.stopped()) return;
    await submit(this.fields, {
      action: () => this.ask(),
      onInvalid: () => focusFirstFault(this.fields.email, this.fields.password),
    });
  }

  protected async sendCode(event: Event): Promise<void> {
    event.preventDefault();
    if (this.attempt.stopped()) return;
    await submit(this.codeFields, {
      action: () => this.ask(readSignInCode(this.codeDraft().code)),
      onInvalid: () => focusFirstFault(this.codeFields.code),
    });
  }

  protected startOver(): void {
    this.attempt.startOver();
    this.codeFields().reset({ code: '' });
    this.focusSoon('input');
  }

  private async ask(code?: string): Promise<undefined> {
    const { email, password } = this.draft();
    const entry = { email: email.trim().toLowerCase(), password };
    const done = await this.attempt.attempt(code === undefined ? entry : { ...entry, code });
    if (!done && this.attempt.fault() === 'wrong') {
      this.codeFields().reset({ code: '' });
      this.focusSoon('input[type=password]');
    }
    if (!done && this.attempt.fault() === 'code-wrong') this.focusSoon('input');
    return undefined;
  }

  private focusSoon(selector: string): void {
    afterNextRender(() => this.host.nativeElement.querySelector<HTMLElement>(selector)?.focus(), {
      injector: this.injector,
    });
  }
}
