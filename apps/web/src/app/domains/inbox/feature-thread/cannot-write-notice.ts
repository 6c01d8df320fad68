import { Component, computed, inject, input } from '@angular/core';
import type { CannotWrite } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { LanguageChoice } from '../../../shared/i18n/language';
import { Notice } from '../../../shared/ui/notice';

/** In the place of the field: why nothing can be written now, and what to do. */
@Component({
  selector: 'app-cannot-write-notice',
  imports: [Notice, TranslocoDirective],
  template: `
    <app-notice
      *transloco="let t"
      role="status"
      tone="warning"
      [heading]="t('inbox.cannotWrite.' + reason() + '.why', { until: closed() })"
    >
      <p>{{ t('inbox.cannotWrite.' + reason() + '.next') }}</p>
    </app-notice>
  `,
})
export class CannotWriteNotice {
  readonly reason = input.required<CannotWrite>();
  /** WhatsApp: until when it was open, epoch milliseconds. */
  readonly until = input<number | null>(null);
  private readonly language = inject(LanguageChoice).current;

  protected readonly closed = computed(() => {
    const until = this.until();
    const format = new Intl.DateTimeFormat(this.language(), { dateStyle: 'medium', timeStyle: 'short' });
    return until === null ? '–' : format.format(until);
  });
}
