import { Component, computed, inject, input } from '@angular/core';
import type { CampaignCost } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { LanguageChoice } from '../../../shared/i18n/language';
import { moneysText } from '../../../shared/i18n/money-text';

/** What messages cost, or are going to; what is not known is said. */
@Component({
  selector: 'app-cost-line',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (said(); as amounts) {
        {{ t('campaigns.cost.' + of(), { amounts }) }}
        @if (cost().unknown > 0) {
          {{ t('campaigns.cost.besides', { count: count() }) }}
        }
      } @else {
        {{ t('campaigns.cost.' + of() + 'Unknown') }}
      }
    </ng-container>
  `,
})
export class CostLine {
  readonly cost = input.required<CampaignCost>();
  readonly of = input.required<'estimate' | 'billed'>();
  private readonly language = inject(LanguageChoice).current;
  protected readonly count = computed(() =>
    new Intl.NumberFormat(this.language()).format(this.cost().unknown),
  );
  protected readonly said = computed(() => moneysText(this.cost().amounts, this.language()));
}
