import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AppointmentNotice } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { LanguageChoice } from '../../../shared/i18n/language';
import { Icon } from '../../../shared/ui/icon';
import type { IconName } from '../../../shared/ui/icon-paths';
import { outcomeOf, type Outcome } from '../data/models/notice-outcome';

const ICONS: Record<Outcome, IconName> = {
  planned: 'waiting',
  stopped: 'skipped',
  sending: 'waiting',
  sent: 'check',
  delivered: 'ok',
  read: 'eye',
  failed: 'error',
  uncertain: 'help',
};

/** A message of an appointment: what it is, when it goes or went, and what became of it. */
@Component({
  selector: 'app-notice-line',
  imports: [Icon, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <app-icon [name]="icon()" [class]="outcome()" />
      <span>
        <b>{{ t('appointments.kind.' + notice().kind) }}</b>
        · {{ when() }}
        @if (notice().channel; as channel) {
          · {{ t('appointments.channel.' + channel) }}
        }
        ·
        @if (notice().stopped; as stopped) {
          {{ t('appointments.stopped.' + stopped) }}
        } @else {
          {{ t('appointments.outcome.' + outcome()) }}
        }
        @if (notice().conversationId; as id) {
          · <a [routerLink]="['/inbox', id]">{{ t('appointments.openConversation') }}</a>
        }
      </span>
    </ng-container>
  `,
  styles: `
    :host {
      display: flex;
      gap: 8px;
      align-items: start;
      font: var(--mat-sys-body-medium);
      --icon-size: 20px;
    }
    b {
      font-weight: 500;
    }
    .delivered,
    .read {
      color: var(--c-live-text, var(--mat-sys-primary));
    }
    .failed {
      color: var(--c-ended-text);
    }
    .uncertain {
      color: var(--c-ringing-text);
    }
  `,
})
export class NoticeLine {
  readonly notice = input.required<AppointmentNotice>();
  private readonly language = inject(LanguageChoice).current;

  protected readonly outcome = computed(() => outcomeOf(this.notice()));
  protected readonly icon = computed(() => ICONS[this.outcome()]);
  protected readonly when = computed(() =>
    new Intl.DateTimeFormat(this.language(), {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: 'numeric',
      minute: '2-digit',
    }).format(this.notice().at),
  );
}
