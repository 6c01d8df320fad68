import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { Notice } from '../../../shared/ui/notice';
import type { Trouble } from '../data/models/trouble';

/** What happened, why, and the next step as a button. */
@Component({
  selector: 'app-trouble-banner',
  imports: [MatButton, Notice, TranslocoDirective],
  template: `
    <app-notice
      *transloco="let t; prefix: 'softphone'"
      role="alert"
      [tone]="waits() ? 'warning' : 'error'"
      [heading]="t('trouble.' + trouble().key + '.title')"
    >
      <p>{{ t('trouble.' + trouble().key + '.text', { code: trouble().code ?? '' }) }}</p>
      @for (detail of details(); track detail) {
        <p lang="en" class="detail">{{ detail }}</p>
      }
      @if (trouble().code; as code) {
        <p class="code">{{ t('trouble.code', { code }) }}</p>
      }
      @if (trouble().action !== 'none') {
        <button actions matButton="outlined" type="button" (click)="acted.emit()">
          {{ t('trouble.action.' + trouble().action) }}
        </button>
      }
      @if (closable()) {
        <button actions matButton type="button" (click)="closed.emit()">{{ t('trouble.close') }}</button>
      }
    </app-notice>
  `,
  styles: `
    .code {
      margin-top: 4px;
      font: var(--mat-sys-body-small);
      font-variant-numeric: tabular-nums;
    }
    .detail {
      margin-top: 4px;
    }
    app-notice button {
      --mat-button-outlined-label-text-color: currentColor;
      --mat-button-outlined-outline-color: currentColor;
      --mat-button-text-label-text-color: currentColor;
    }
  `,
})
export class TroubleBanner {
  readonly trouble = input.required<Trouble>();
  /** The server's own English sentences about single fields. */
  readonly details = input<readonly string[]>([]);
  /** It is being tried again without the person. */
  readonly waits = input(false);
  readonly closable = input(true);
  readonly acted = output();
  readonly closed = output();
}
