import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LanguageChoice } from '../../../shared/i18n/language';
import { Clock } from '../../../shared/ui/clock';
import { Icon } from '../../../shared/ui/icon';
import { shortDuration } from '../data/models/short-duration';
import { DRAWINGS } from './inbox-drawings';

/** How long a person has to reply, or how late the reply is; it counts by itself. */
@Component({
  selector: 'app-reply-due',
  imports: [Icon, TranslocoDirective],
  template: `
    <span class="due" [class.late]="isLate()" *transloco="let t">
      @if (isLate()) {
        <app-icon name="warning" />
      } @else {
        <app-icon [path]="drawings.clock" />
      }
      {{ t(isLate() ? 'inbox.due.late' : 'inbox.due.left', { time: time() }) }}
    </span>
  `,
  styles: `
    .due {
      display: inline-flex;
      gap: 4px;
      align-items: center;
      padding: 2px 10px 2px 6px;
      border-radius: 999px;
      background: var(--mat-sys-surface-container-high);
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-label-small);
      white-space: nowrap;
      --icon-size: 14px;
    }

    .late {
      background: var(--c-ringing-container);
      color: var(--c-on-ringing-container);
    }
  `,
})
export class ReplyDue {
  /** Epoch milliseconds. */
  readonly at = input.required<number>();

  private readonly now = inject(Clock).now;
  private readonly language = inject(LanguageChoice).current;
  protected readonly drawings = DRAWINGS;
  protected readonly isLate = computed(() => this.at() <= this.now());
  protected readonly time = computed(() => shortDuration(Math.abs(this.at() - this.now()), this.language()));
}
