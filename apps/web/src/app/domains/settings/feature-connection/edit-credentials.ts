import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Notice } from '../../../shared/ui/notice';
import { CredentialsStore } from '../data/credentials-store';
import { CredentialsTrial, type TrialEnd } from '../data/credentials-trial';
import type { CredentialsEntry } from '../data/models/credentials-draft';
import { ConnectionReport } from '../ui/connection-report';
import { CredentialsForm } from '../ui/credentials-form';

/** The kept credentials, to be corrected or replaced. */
@Component({
  selector: 'app-edit-credentials',
  imports: [ConnectionReport, CredentialsForm, MatButton, Notice, RouterLink, TranslocoDirective],
  providers: [CredentialsTrial],
  template: `
    <div class="page" *transloco="let t">
      <header>
        <h1>{{ t('settings.edit.title') }}</h1>
        <p class="lead">{{ t('settings.welcome.own.body') }}</p>
      </header>
      <section class="card">
        <app-credentials-form
          [initial]="store.credentials()"
          [initiallyKeptIn]="store.keptIn() ?? 'browser'"
          [busy]="trial.busy()"
          [refusals]="trial.refusals()"
          (entered)="attempt($event)"
        >
          @if (trial.report() && !trial.busy()) {
            <button matButton="text" type="button" class="large" (click)="leaveIfKept(trial.keepAnyway())">
              {{ t('settings.form.keepAnyway') }}
            </button>
          }
          <a matButton="text" class="large" routerLink="/settings">{{ t('settings.edit.cancel') }}</a>
        </app-credentials-form>
        @if (trial.error(); as error) {
          <app-notice tone="error" role="alert" [heading]="t('failure.' + error.kind + '.title')">
            @if (error.problem; as problem) {
              <p lang="en">{{ problem.detail }}</p>
            } @else {
              <p>{{ t('failure.' + error.kind + '.body') }}</p>
            }
          </app-notice>
        }
        @if (trial.busy() || trial.report()) {
          <div role="status"><app-connection-report [report]="trial.report()" /></div>
        }
      </section>
    </div>
  `,
  styleUrl: './connection-page.scss',
})
export class EditCredentials {
  private readonly router = inject(Router);
  protected readonly store = inject(CredentialsStore);
  protected readonly trial = inject(CredentialsTrial);

  protected async attempt(entry: CredentialsEntry): Promise<void> {
    await this.leaveIfKept(await this.trial.attempt(entry));
  }

  protected async leaveIfKept(end: TrialEnd): Promise<void> {
    if (end === 'kept') await this.router.navigateByUrl('/settings');
  }
}
