import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ApiError } from '../data-api/api-error';
import { helpOf } from './help-of-codes';
import { Icon } from './icon';
import { Notice } from './notice';

/** Codes of our API that have words of their own; any other shows the server's own sentence. */
const WORDED = ['rate-limited', 'request/invalid'] as const;

/** A request that ended badly: what happened, why, what to do, and *Try again*. Announced when it appears. */
@Component({
  selector: 'app-failure-notice',
  imports: [Icon, MatButton, Notice, RouterLink, TranslocoDirective],
  template: `
    <app-notice
      *transloco="let t"
      role="alert"
      tone="error"
      [icon]="error().kind === 'offline' ? 'offline' : 'error'"
      [heading]="t('failure.' + error().kind + '.title')"
    >
      @if (worded(); as code) {
        <p>{{ t('failure.code.' + code, { seconds: error().retryAfterSec ?? 60 }) }}</p>
      } @else if (error().problem; as problem) {
        <p lang="en">{{ problem.detail }}</p>
      } @else {
        <p>{{ t('failure.' + error().kind + '.body') }}</p>
      }
      @if (canRetry()) {
        <button actions matButton="outlined" type="button" [disabled]="busy()" (click)="retry.emit()">
          <app-icon class="in-button" name="retry" />{{ t(busy() ? 'failure.trying' : 'failure.retry') }}
        </button>
      }
      @if (help(); as entry) {
        <a actions matButton routerLink="/help" [fragment]="entry">{{ t('failure.help') }}</a>
      }
    </app-notice>
  `,
})
export class FailureNotice {
  readonly error = input.required<ApiError>();
  readonly busy = input(false);
  /** False beside a form, whose own button tries again. */
  readonly canRetry = input(true);
  readonly retry = output();

  protected readonly help = computed(() => helpOf(this.error().problem?.code));
  protected readonly worded = computed(() => {
    const code = this.error().problem?.code ?? '';
    const known = WORDED.find((one) => code === one || code.endsWith(`/${one}`));
    return known?.replace('/', '-');
  });
}
