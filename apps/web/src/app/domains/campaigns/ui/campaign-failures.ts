import { Component, computed, inject, input } from '@angular/core';
import type { CampaignReport } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { LanguageChoice } from '../../../shared/i18n/language';
import { failureGroups } from '../data/models/failure-groups';

/** Why messages of a campaign did not arrive, how many for each reason, and what to do about it, in the words of the inbox. */
@Component({
  selector: 'app-campaign-failures',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <h3>{{ t('campaigns.failures') }}</h3>
      <ul>
        @for (group of groups(); track group.words) {
          <li>
            <span class="count">{{ number(group.count) }} ×</span>
            <div>
              <p>
                @if (group.words !== 'unknown') {
                  <strong>{{ t('inbox.code.' + group.words + '.cause') }}</strong>
                }
                {{ t('inbox.code.' + group.words + '.next') }}
              </p>
              @for (one of group.codes; track one.code) {
                <p class="code">
                  @if (one.help; as address) {
                    <a target="_blank" rel="noopener noreferrer" [href]="address"
                      >{{ t('inbox.trouble.code.' + one.source, { code: one.code })
                      }}<span class="visually-hidden"> ({{ t('campaigns.newTab') }})</span></a
                    >
                  } @else {
                    {{ t('inbox.trouble.code.' + one.source, { code: one.code }) }}
                  }
                </p>
              }
            </div>
          </li>
        }
      </ul>
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      padding: 10px 12px;
      border-radius: var(--radius-m);
      background: var(--c-ended-container);
      color: var(--c-on-ended-container);
      font: var(--mat-sys-body-small);
    }
    h3 {
      font: var(--mat-sys-label-large);
    }
    ul {
      display: grid;
      gap: 8px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      grid-template-columns: minmax(3ch, max-content) minmax(0, 1fr);
      gap: 8px;
    }
    .count {
      font-weight: 650;
      font-variant-numeric: tabular-nums;
      text-align: end;
      white-space: nowrap;
    }
    p {
      margin: 0;
      overflow-wrap: anywhere;
    }
    strong {
      font-weight: 650;
    }
    a {
      color: inherit;
    }
  `,
})
export class CampaignFailures {
  readonly failures = input.required<CampaignReport['failures']>();
  private readonly language = inject(LanguageChoice).current;
  protected readonly groups = computed(() => failureGroups(this.failures()));

  protected number(count: number): string {
    return new Intl.NumberFormat(this.language()).format(count);
  }
}
