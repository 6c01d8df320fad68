import { Component, inject, input } from '@angular/core';
import type { AccountTrouble as Trouble } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { KnownWords } from '../../../shared/i18n/known-words';
import { LanguageChoice } from '../../../shared/i18n/language';

/** What is wrong with an account, in words: what happened, why, and what to do. */
@Component({
  selector: 'app-account-trouble',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (words(); as words) {
        <p>{{ words }}</p>
      } @else {
        @if (language() !== 'en') {
          <p>{{ t('accounts.troubleHint') }}</p>
        }
        <p lang="en">{{ trouble().detail }}</p>
      }
      @if (trouble().twilioCode; as code) {
        <p>
          <a
            [href]="'https://www.twilio.com/docs/api/errors/' + code"
            target="_blank"
            rel="noopener noreferrer"
            >{{ t('settings.report.twilioCode', { code })
            }}<span class="visually-hidden"> ({{ t('settings.newTab') }})</span></a
          >
        </p>
      }
    </ng-container>
  `,
  styles: `
    p {
      margin: 0;
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-medium);
    }
  `,
})
export class AccountTrouble {
  readonly trouble = input.required<Trouble>();

  private readonly known = inject(KnownWords);
  protected readonly language = inject(LanguageChoice).current;

  /** What a test finds has words that a person's own line shares; those of this page go before. */
  protected words(): string | undefined {
    const { code, parameters } = this.trouble();
    return this.known.find(['accounts.trouble.' + code, 'settings.code.' + code], parameters);
  }
}
