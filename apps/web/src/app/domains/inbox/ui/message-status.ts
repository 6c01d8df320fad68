import { Component, computed, inject, input } from '@angular/core';
import type { MessageStatus as Status } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { LanguageChoice } from '../../../shared/i18n/language';
import { Icon } from '../../../shared/ui/icon';
import { ICON_PATHS } from '../../../shared/ui/icon-paths';
import { DRAWINGS } from './inbox-drawings';

type Shown =
  'waiting' | 'sent' | 'delivered' | 'read' | 'failed' | 'undelivered' | 'uncertain' | 'canceled' | 'partly';

const SHOWN: Record<Status, Shown | undefined> = {
  accepted: 'waiting',
  scheduled: 'waiting',
  queued: 'waiting',
  sending: 'waiting',
  uncertain: 'uncertain',
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  undelivered: 'undelivered',
  failed: 'failed',
  canceled: 'canceled',
  partially_delivered: 'partly',
  receiving: undefined,
  received: undefined,
};
const PATHS: Record<Shown, string> = {
  waiting: ICON_PATHS.waiting,
  sent: ICON_PATHS.check,
  delivered: DRAWINGS.checks,
  read: DRAWINGS.checks,
  partly: DRAWINGS.checks,
  failed: ICON_PATHS.error,
  undelivered: ICON_PATHS.error,
  uncertain: ICON_PATHS.help,
  canceled: ICON_PATHS.skipped,
};

/** How far a message of ours has come: the ticks that people know, in words on hover and for screen readers. */
@Component({
  selector: 'app-message-status',
  imports: [Icon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (shown(); as shown) {
        <span [class]="shown" [title]="t('inbox.status.' + shown) + when()">
          <app-icon [path]="path()" /><span class="visually-hidden">{{ t('inbox.status.' + shown) }}</span>
        </span>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: inline-flex;
      vertical-align: text-bottom;
      --icon-size: 16px;
      --icon-stroke: 2;
    }
    span {
      display: inline-flex;
    }
    .read {
      color: var(--mat-sys-primary);
      --icon-stroke: 2.6;
    }
    .failed,
    .undelivered {
      color: var(--c-ended-text);
    }
    .uncertain,
    .partly {
      color: var(--c-ringing-text);
    }
  `,
})
export class MessageStatus {
  readonly status = input.required<Status>();
  /** Since when, epoch milliseconds. */
  readonly at = input<number>();
  private readonly language = inject(LanguageChoice).current;

  protected readonly shown = computed(() => SHOWN[this.status()]);
  protected readonly path = computed(() => {
    const shown = this.shown();
    return shown ? PATHS[shown] : '';
  });
  protected readonly when = computed(() => {
    const at = this.at();
    if (at === undefined) return '';
    const format = new Intl.DateTimeFormat(this.language(), { dateStyle: 'medium', timeStyle: 'medium' });
    return ` · ${format.format(at)}`;
  });
}
