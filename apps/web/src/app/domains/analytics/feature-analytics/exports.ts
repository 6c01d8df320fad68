import { DOCUMENT, Component, DestroyRef, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { LanguageChoice } from '../../../shared/i18n/language';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { Icon } from '../../../shared/ui/icon';
import { saveFile } from '../../../shared/ui/save-file';
import { AnalyticsClient, EXPORTS, type Export, type Question } from '../data/analytics-client';

/** Takes figures, messages and calls along as CSV: one at a time, with how far it has come. */
@Component({
  selector: 'app-exports',
  imports: [FailureNotice, Icon, MatButton, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <h2>{{ t('analytics.export.title') }}</h2>
      <p class="quiet">{{ t('analytics.export.lead') }}</p>
      <div class="buttons">
        @for (each of exports; track each) {
          <button matButton="outlined" type="button" [disabled]="under() !== undefined" (click)="take(each)">
            <app-icon class="in-button" name="download" />{{ t('analytics.export.' + each) }}
          </button>
        }
      </div>
      <div class="buttons" role="status">
        @if (under()) {
          <span>{{ t('analytics.export.running', { size: size() }) }}</span>
          <button matButton type="button" (click)="stop()">{{ t('analytics.export.stop') }}</button>
        } @else if (taken()) {
          <span>{{ t('analytics.export.done', { size: size() }) }}</span>
        }
      </div>
      @if (error(); as error) {
        <app-failure-notice [error]="error" [canRetry]="false" />
      }
    </ng-container>
  `,
  styleUrl: '../../../shared/ui/page.scss',
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }
  `,
})
export class Exports {
  readonly question = input.required<Question>();

  private readonly client = inject(AnalyticsClient);
  private readonly document = inject(DOCUMENT);
  private readonly language = inject(LanguageChoice).current;
  protected readonly exports = EXPORTS;
  protected readonly under = signal<AbortController | undefined>(undefined);
  protected readonly taken = signal(false);
  protected readonly error = signal<ApiError | undefined>(undefined);
  private readonly bytes = signal(0);
  protected readonly size = computed(() => {
    const kilobytes = this.bytes() / 1000;
    const [value, unit] = kilobytes < 1000 ? [kilobytes, 'kilobyte'] : [kilobytes / 1000, 'megabyte'];
    const form = { style: 'unit', unit, maximumFractionDigits: 1 } as const;
    return new Intl.NumberFormat(this.language(), form).format(value);
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  protected async take(what: Export): Promise<void> {
    const stopping = new AbortController();
    const { from, to } = this.question();
    this.under.set(stopping);
    this.bytes.set(0);
    this.taken.set(false);
    this.error.set(undefined);
    try {
      const options = { signal: stopping.signal, progress: (bytes: number) => this.bytes.set(bytes) };
      const file = await this.client.export(what, this.question(), options);
      this.bytes.set(file.size);
      saveFile(this.document, file, `${what}-${from}-${to}.csv`);
      this.taken.set(true);
    } catch (error) {
      if (stopping.signal.aborted) return;
      if (!(error instanceof ApiError)) throw error;
      this.error.set(error);
    } finally {
      if (this.under() === stopping) this.under.set(undefined);
    }
  }

  protected stop(): void {
    this.under()?.abort();
    this.under.set(undefined);
  }
}
