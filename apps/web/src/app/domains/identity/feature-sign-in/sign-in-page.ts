import { Component, computed, effect, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { Skeleton } from '../../../shared/ui/skeleton';
import { Notice } from '../../../shared/ui/notice';
import { ServerConfig } from '../../settings/api';
import { SignInPanel } from '../api/sign-in-panel';
import { SessionStore } from '../data/session-store';
import { EntryPage } from '../ui/entry-page';

/** `/sign-in?to=…`: signs in and goes on to where the person wanted to go. */
@Component({
  selector: 'app-sign-in-page',
  imports: [EntryPage, FailureNotice, Notice, SignInPanel, Skeleton, TranslocoDirective],
  template: `
    <app-entry-page
      *transloco="let t"
      [heading]="t('identity.signIn.title')"
      [lead]="setUpNeeded() ? undefined : t('identity.signIn.lead')"
    >
      @if (session.error(); as error) {
        <app-failure-notice [error]="error" (retry)="session.refresh()" />
      } @else if (session.status() === 'loading' || session.status() === 'signed-in') {
        <app-skeleton />
      } @else if (setUpNeeded()) {
        <app-notice tone="info" [heading]="t('identity.signIn.nobody.title')">
          <p>{{ t('identity.signIn.nobody.body') }}</p>
        </app-notice>
      } @else {
        @if (reset() !== undefined) {
          <app-notice tone="ok" role="status" [heading]="t('identity.reset.done.title')">
            <p>{{ t('identity.reset.done.body') }}</p>
          </app-notice>
        }
        @if (ended() !== undefined) {
          <app-notice tone="info" role="status" [heading]="t('identity.again.title')">
            <p>{{ t('identity.again.why') }}</p>
          </app-notice>
        }
        <app-sign-in-panel />
        <details>
          <summary>{{ t('identity.signIn.forgotten.title') }}</summary>
          <p>{{ t('identity.signIn.forgotten.body') }}</p>
        </details>
      }
    </app-entry-page>
  `,
  styles: `
    details {
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-medium);
    }
    summary {
      display: inline-flex;
      align-items: center;
      min-height: 44px;
      color: var(--mat-sys-primary);
      font: var(--mat-sys-label-large);
      cursor: pointer;
    }
  `,
})
export class SignInPage {
  /** Where to go afterwards: an address of this app. */
  readonly to = input<string>();
  /** Present after a new password was set. */
  readonly reset = input<string>();
  /** Present when the session ended from elsewhere. */
  readonly ended = input<string>();

  protected readonly session = inject(SessionStore);
  private readonly server = inject(ServerConfig);
  private readonly router = inject(Router);
  protected readonly setUpNeeded = computed(() => this.server.config()?.setup === 'needed');

  constructor() {
    effect(() => {
      if (this.session.status() === 'signed-in')
        void this.router.navigateByUrl(ownAddress(this.to()), { replaceUrl: true });
    });
  }
}

const ownAddress = (to = '/'): string =>
  to.startsWith('/') && !to.startsWith('//') && !to.startsWith('/sign-in') ? to : '/';
