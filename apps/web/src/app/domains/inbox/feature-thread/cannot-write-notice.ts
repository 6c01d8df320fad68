import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { CannotWrite, MessageChannel } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { LanguageChoice } from '../../../shared/i18n/language';
import { Icon } from '../../../shared/ui/icon';
import { Notice } from '../../../shared/ui/notice';

/** In the place of the field: why nothing can be written now, and what to do. */
@Component({
  selector: 'app-cannot-write-notice',
  imports: [Icon, MatButton, Notice, TranslocoDirective],
  template: `
    <app-notice
      *transloco="let t"
      role="status"
      tone="warning"
      [heading]="
        t(neverOpen() ? 'inbox.cannotWrite.neverWrote' : 'inbox.cannotWrite.' + words() + '.why', {
          until: closed(),
        })
      "
    >
      <p>{{ t('inbox.cannotWrite.' + words() + '.next') }}</p>
      @if (reason() === 'window-closed') {
        <button actions matButton="tonal" type="button" (click)="template.emit()">
          <app-icon class="in-button" name="template" />{{ t('inbox.template.use') }}
        </button>
      }
    </app-notice>
  `,
})
export class CannotWriteNotice {
  readonly reason = input.required<CannotWrite>();
  readonly channel = input.required<MessageChannel>();
  /** WhatsApp: until when it was open, epoch milliseconds. */
  readonly until = input<number | null>(null);
  /** Somebody wants to write with a template. */
  readonly template = output();
  private readonly language = inject(LanguageChoice).current;

  /** No keyword brings anybody back by mail. */
  protected readonly words = computed(() => {
    const isMail = this.reason() === 'opted-out' && this.channel() === 'email';
    return isMail ? 'opted-out-of-mail' : this.reason();
  });
  protected readonly neverOpen = computed(() => this.reason() === 'window-closed' && this.until() === null);
  protected readonly closed = computed(() => {
    const until = this.until();
    const format = new Intl.DateTimeFormat(this.language(), { dateStyle: 'medium', timeStyle: 'short' });
    return until === null ? '–' : format.format(until);
  });
}
