import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../../../shared/ui/icon';
import { DRAWINGS } from './inbox-drawings';

/** What a customer answered when they were asked how it went. */
@Component({
  selector: 'app-rating-mark',
  imports: [Icon, TranslocoDirective],
  template: `
    <span class="tabular" *transloco="let t">
      <app-icon [path]="drawings.star" />
      <span aria-hidden="true">{{ rating() }}/5</span>
      <span class="visually-hidden">{{ t('inbox.rating.is', { rating: rating() }) }}</span>
    </span>
  `,
  styles: `
    span.tabular {
      display: inline-flex;
      gap: 2px;
      align-items: center;
      color: inherit;
      font: var(--mat-sys-label-small);
      --icon-size: 14px;
    }
  `,
})
export class RatingMark {
  readonly rating = input.required<number>();
  protected readonly drawings = DRAWINGS;
}
