import { Component, computed, inject, input } from '@angular/core';
import type { CampaignReport } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { LanguageChoice } from '../../../shared/i18n/language';
import { CampaignFailures } from './campaign-failures';
import { CostLine } from './cost-line';

/** What became of a campaign, in numbers. */
@Component({
  selector: 'app-campaign-figures',
  imports: [CampaignFailures, CostLine, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <dl>
        @for (figure of figures(); track figure.name) {
          <div>
            <dt>{{ t('campaigns.figure.' + figure.name) }}</dt>
            <dd>{{ number(figure.count) }}</dd>
          </div>
        }
      </dl>
      @if (report().cost.amounts.length > 0 || report().cost.unknown > 0) {
        <p class="reasons"><app-cost-line [cost]="report().cost" of="billed" /></p>
      }
      @if (report().leftOut.length > 0) {
        <p class="reasons">
          <b>{{ t('campaigns.leftOut') }}</b>
          @for (one of report().leftOut; track one.reason; let isLast = $last) {
            {{ t('campaigns.exclusion.' + one.reason) }}: {{ number(one.count) }}{{ isLast ? '' : ' · ' }}
          }
        </p>
      }
      @if (report().failures.length > 0) {
        <app-campaign-failures [failures]="report().failures" />
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    dl {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(88px, 1fr));
      gap: 12px;
      margin: 0;
    }
    dt {
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-label-medium);
    }
    dd {
      margin: 0;
      font: var(--mat-sys-title-medium);
      font-variant-numeric: tabular-nums;
    }
    .reasons {
      margin: 0;
      font: var(--mat-sys-body-small);
      overflow-wrap: anywhere;
    }
  `,
})
export class CampaignFigures {
  readonly report = input.required<CampaignReport>();
  private readonly language = inject(LanguageChoice).current;

  /** How far messages came at least: who has read it has got it. */
  protected readonly figures = computed(() => {
    const { recipients, waiting, queued, sent, delivered, read, failed, replied, optedOut } = this.report();
    return [
      { name: 'recipients', count: recipients },
      { name: 'waiting', count: waiting },
      { name: 'queued', count: queued },
      { name: 'sent', count: sent + delivered + read },
      { name: 'delivered', count: delivered + read },
      { name: 'read', count: read },
      { name: 'failed', count: failed },
      { name: 'replied', count: replied },
      { name: 'optedOut', count: optedOut },
    ];
  });

  protected number(count: number): string {
    return new Intl.NumberFormat(this.language()).format(count);
  }
}
