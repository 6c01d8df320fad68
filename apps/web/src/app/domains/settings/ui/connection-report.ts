import { Component, computed, input } from '@angular/core';
import type { ConnectionCheck, ConnectionReport as Report } from '@centralita/shared-types';
import { CONSOLE_PAGES } from '@centralita/shared-types/rules';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../../../shared/ui/icon';
import type { IconName } from '../../../shared/ui/icon-paths';
import { isWordedCode } from './worded-codes';

const STATE_ICONS: Record<ConnectionCheck['state'], IconName> = {
  ok: 'ok',
  failed: 'error',
  warning: 'warning',
  skipped: 'skipped',
};

const STEPS = ['account', 'api-key', 'twiml-app', 'phone-number', 'voice-url', 'status-callback'] as const;

/** *Test connection*, step by step: an icon, a word, what was found and what to do. Without a report: a skeleton. */
@Component({
  selector: 'app-connection-report',
  imports: [Icon, TranslocoDirective],
  template: `
    <ol *transloco="let t" [attr.aria-busy]="report() ? null : true">
      @if (report()) {
        @for (check of checks(); track check.name) {
          <li [class]="check.state">
            <app-icon [name]="check.icon" />
            <div>
              <p class="step">
                {{ t('settings.check.' + check.name) }}
                <span class="state">{{ t('settings.state.' + check.state) }}</span>
              </p>
              @if (check.worded) {
                <p class="found">{{ t('settings.code.' + check.code, check.parameters ?? {}) }}</p>
              } @else {
                <p class="found" lang="en">{{ check.detail }}</p>
              }
              @if (check.twilioCode) {
                <p class="found">
                  <a
                    [href]="'https://www.twilio.com/docs/api/errors/' + check.twilioCode"
                    target="_blank"
                    rel="noopener noreferrer"
                    >{{ t('settings.report.twilioCode', { code: check.twilioCode })
                    }}<span class="visually-hidden"> ({{ t('settings.newTab') }})</span></a
                  >
                </p>
              }
              @if (check.page; as page) {
                <p class="found">
                  <a [href]="page" target="_blank" rel="noopener noreferrer"
                    >{{ t('settings.fields.' + check.field + '.page')
                    }}<span class="visually-hidden"> ({{ t('settings.newTab') }})</span></a
                  >
                </p>
              }
            </div>
          </li>
        }
      } @else {
        @for (step of steps; track step) {
          <li class="waiting">
            <span class="bone round"></span>
            <div>
              <p class="step">{{ t('settings.check.' + step) }}</p>
              <span class="bone line"></span>
            </div>
          </li>
        }
      }
    </ol>
  `,
  styleUrl: './connection-report.scss',
})
export class ConnectionReport {
  readonly report = input<Report>();

  protected readonly steps = STEPS;
  protected readonly checks = computed(() =>
    (this.report()?.checks ?? []).map((check) => ({
      ...check,
      icon: STATE_ICONS[check.state],
      worded: isWordedCode(check.code),
      page: check.field && check.state !== 'ok' ? CONSOLE_PAGES[check.field] : undefined,
    })),
  );
}
