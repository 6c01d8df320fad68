import { Component, computed, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { nextFocus } from '../../../shared/ui/next-focus';
import { Skeleton } from '../../../shared/ui/skeleton';
import { StateChip } from '../../../shared/ui/state-chip';
import { When } from '../../../shared/ui/when';
import { MeClient } from '../data/me-client';

/** Where the person is signed in; one, or all but this one, can be ended. */
@Component({
  selector: 'app-profile-sessions',
  imports: [FailureNotice, MatButton, Skeleton, StateChip, TranslocoDirective, When],
  template: `
    <section class="card" aria-labelledby="sessions-heading" *transloco="let t">
      <div class="head">
        <h2 id="sessions-heading" tabindex="-1">{{ t('identity.sessions.title') }}</h2>
        @if (others() > 0) {
          <button matButton="outlined" type="button" [disabled]="busy()" (click)="endOthers()">
            {{ t('identity.sessions.endOthers') }}
          </button>
        }
      </div>
      <p class="quiet">{{ t('identity.sessions.body') }}</p>
      @if (failure(); as error) {
        <app-failure-notice [error]="error" [busy]="sessions.isLoading()" (retry)="reload()" />
      }
      @if (sessions.hasValue()) {
        <ul class="rows">
          @for (one of sessions.value(); track one.id) {
            <li>
              <div class="grow">
                <p class="title">
                  {{ one.device || t('identity.sessions.unknown') }}
                  @if (one.current) {
                    <app-state-chip tone="ok" icon="check">{{ t('identity.sessions.this') }}</app-state-chip>
                  }
                </p>
                <p class="quiet small">
                  {{ t('identity.sessions.from', { address: one.address }) }} ·
                  {{ t('identity.sessions.seen') }} <app-when [at]="one.lastSeenAt" /> ·
                  {{ t('identity.sessions.since') }}
                  <app-when [at]="one.createdAt" />
                </p>
              </div>
              @if (!one.current) {
                <button
                  matButton="outlined"
                  type="button"
                  [disabled]="busy()"
                  [attr.aria-label]="t('identity.sessions.endOf', { device: one.device })"
                  (click)="end(one.id)"
                >
                  {{ t('identity.sessions.end') }}
                </button>
              }
            </li>
          }
        </ul>
      } @else if (sessions.isLoading()) {
        <app-skeleton [rows]="2" />
      }
    </section>
  `,
  styleUrls: ['../../../shared/ui/page.scss', './profile-parts.scss'],
})
export class ProfileSessions {
  private readonly client = inject(MeClient);
  private readonly focus = nextFocus();
  protected readonly sessions = resource({ loader: () => this.client.sessions() });
  protected readonly busy = signal(false);
  private readonly endFailure = signal<ApiError | undefined>(undefined);
  protected readonly others = computed(() =>
    this.sessions.hasValue() ? this.sessions.value().filter(({ current }) => !current).length : 0,
  );
  protected readonly failure = computed(() => {
    const error = this.sessions.error() ?? this.endFailure();
    return error instanceof ApiError ? error : undefined;
  });

  protected end(id: string): Promise<void> {
    return this.ask(() => this.client.endSession(id));
  }

  protected endOthers(): Promise<void> {
    return this.ask(() => this.client.endOtherSessions());
  }

  reload(): void {
    this.endFailure.set(undefined);
    this.sessions.reload();
  }

  private async ask(request: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.endFailure.set(undefined);
    try {
      await request();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      // Ended already, by itself or from elsewhere: the list says so.
      if (error.status !== 404) this.endFailure.set(error);
    } finally {
      this.busy.set(false);
      this.sessions.reload();
      this.focus.to('#sessions-heading');
    }
  }
}
