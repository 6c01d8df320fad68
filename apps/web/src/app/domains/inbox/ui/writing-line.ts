import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../../../shared/ui/icon';

/** Says which colleagues write an answer right now, so that no two answer at once. */
@Component({
  selector: 'app-writing-line',
  imports: [Icon, TranslocoDirective],
  template: `
    <p role="status" *transloco="let t">
      @if (names().length > 0) {
        <app-icon name="edit" />
        <span>{{ t('inbox.writing.' + kind(), { name: names()[0] }) }}</span>
      }
    </p>
  `,
  styles: `
    p {
      display: flex;
      gap: 6px;
      align-items: center;
      padding: 0 16px 4px;
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-small);
      --icon-size: 14px;
    }

    p:not(:has(span)) {
      padding: 0;
    }
  `,
})
export class WritingLine {
  /** Empty where a name is not known. */
  readonly names = input.required<readonly string[]>();
  protected readonly kind = computed(() =>
    this.names().length > 1 ? 'several' : this.names()[0] ? 'one' : 'somebody',
  );
}
