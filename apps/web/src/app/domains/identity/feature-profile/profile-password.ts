import { Component, computed, inject, input, output, signal } from '@angular/core';
import { form, submit } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { Me } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { nextFocus } from '../../../shared/ui/next-focus';
import { Notice } from '../../../shared/ui/notice';
import { FormRequest } from '../data/form-request';
import { MeClient } from '../data/me-client';
import { focusFirstFault } from '../data/models/focus-first-fault';
import { WRONG_PASSWORD, needed, newPasswordRule } from '../data/models/person-rules';
import { PasswordField } from '../ui/password-field';

const EMPTY = { currentPassword: '', newPassword: '' };

/** A new password; every other session and every program token ends with the old one. */
@Component({
  selector: 'app-profile-password',
  imports: [FailureNotice, MatButton, Notice, PasswordField, TranslocoDirective],
  template: `
    <section class="card" aria-labelledby="password-heading" *transloco="let t">
      <div class="head">
        <h2 id="password-heading">{{ t('identity.field.password') }}</h2>
        @if (!open()) {
          <button matButton="tonal" type="button" (click)="start()">
            {{ t('identity.newPassword.open') }}
          </button>
        }
      </div>
      <p class="quiet">{{ t('identity.newPassword.body') }}</p>
      @if (done()) {
        <app-notice role="status" tone="ok">
          <p>{{ t('identity.newPassword.done') }}</p>
        </app-notice>
      }
      @if (open()) {
        <form novalidate (submit)="send($event)">
          <!-- Tells a password manager whose password this is. -->
          <input
            class="visually-hidden"
            type="email"
            autocomplete="username"
            tabindex="-1"
            aria-hidden="true"
            readonly
            [value]="me().email"
          />
          <app-password-field
            inputId="profile-current-password"
            [field]="fields.currentPassword"
            [label]="t('identity.field.currentPassword')"
          />
          <app-password-field
            inputId="profile-new-password"
            [isNew]="true"
            [own]="own()"
            [field]="fields.newPassword"
            [label]="t('identity.field.newPassword')"
          />
          @if (request.error(); as error) {
            <app-failure-notice [error]="error" [canRetry]="false" />
          }
          <div class="buttons">
            <button matButton="filled" type="submit" [disabled]="fields().submitting()">
              {{ t(fields().submitting() ? 'identity.saving' : 'identity.newPassword.send') }}
            </button>
            <button matButton="text" type="button" (click)="rest()">{{ t('identity.cancel') }}</button>
          </div>
        </form>
      }
    </section>
  `,
  styleUrls: ['../../../shared/ui/page.scss', './profile-parts.scss'],
})
export class ProfilePassword {
  readonly me = input.required<Me>();
  readonly changed = output();

  private readonly client = inject(MeClient);
  private readonly focus = nextFocus();
  protected readonly open = signal(false);
  protected readonly done = signal(false);
  protected readonly request = new FormRequest();
  protected readonly own = computed(() => [this.me().name, this.me().email]);
  protected readonly draft = signal(EMPTY);
  protected readonly fields = form(this.draft, (path) => {
    needed(path.currentPassword);
    newPasswordRule(path.newPassword);
  });

  protected start(): void {
    this.request.forget();
    this.fields().reset(EMPTY);
    this.done.set(false);
    this.open.set(true);
    this.focus.to('#profile-current-password');
  }

  protected rest(): void {
    this.open.set(false);
    this.focus.to('.head button');
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const { currentPassword, newPassword } = this.fields;
    await submit(this.fields, {
      action: () =>
        this.request.run(
          async () => {
            await this.client.changePassword(this.draft());
            this.rest();
            this.done.set(true);
            this.changed.emit();
          },
          { currentPassword, newPassword },
          WRONG_PASSWORD('currentPassword'),
        ),
      onInvalid: () => focusFirstFault(currentPassword, newPassword),
    });
  }
}
