import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ReadinessItem } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { LanguageChoice } from '../../../shared/i18n/language';
import { KnownWords } from '../../../shared/i18n/known-words';
import { NumberFormat } from '../../../shared/phone-format/number-format';
import { Icon } from '../../../shared/ui/icon';
import type { IconName } from '../../../shared/ui/icon-paths';

const ICONS: Record<ReadinessItem['state'], IconName> = {
  ok: 'ok',
  failed: 'error',
  warning: 'warning',
  skipped: 'skipped',
};

/** One thing of the checklist: how it stands, all that was found, what to do, and where. */
@Component({
  selector: 'app-readiness-line',
  imports: [Icon, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <app-icon [class]="state()" [name]="icon()" />
      <div>
        <h3>
          {{ t('golive.check.' + check()) }}
          <span class="state" [class]="state()">{{ t('golive.state.' + state()) }}</span>
        </h3>
        <ul>
          @for (item of worded(); track $index) {
            <li [class]="item.state">
              @if (item.shownSubject; as subject) {
                <span class="subject tabular">{{ subject }}</span>
              }
              <span [attr.lang]="item.words ? null : 'en'">{{ item.words ?? item.detail }}</span>
              &ngsp;
              @if (item.todoWords ?? item.todo; as todo) {
                <span class="todo" [attr.lang]="item.todoWords ? null : 'en'">{{ todo }}</span>
              }
              @if (item.link; as link) {
                @if (link.startsWith('/')) {
                  <a [routerLink]="link"
                    >{{ t('golive.open')
                    }}<span class="visually-hidden">: {{ t('golive.check.' + check()) }}</span></a
                  >
                } @else {
                  <a [href]="link" target="_blank" rel="noopener noreferrer"
                    >{{ t('golive.openConsole')
                    }}<span class="visually-hidden"> ({{ t('settings.newTab') }})</span></a
                  >
                }
              }
            </li>
          }
        </ul>
      </div>
    </ng-container>
  `,
  styleUrl: './readiness-line.scss',
})
export class ReadinessLine {
  readonly check = input.required<ReadinessItem['check']>();
  readonly state = input.required<ReadinessItem['state']>();
  readonly items = input.required<readonly ReadinessItem[]>();

  private readonly known = inject(KnownWords);
  protected readonly icon = computed(() => ICONS[this.state()]);
  private readonly language = inject(LanguageChoice).current;
  private readonly numbers = inject(NumberFormat);

  protected readonly worded = computed(() =>
    this.items().map((item, index, all) => {
      const { code, subject } = item;
      const parameters = this.written(item.parameters);
      const places = ['golive.code.', 'accounts.trouble.', 'settings.code.'];
      return {
        ...item,
        // What several lines say of one account stands below its name.
        shownSubject:
          subject === all[index - 1]?.subject ? undefined : subject && this.numbers.format(subject),
        words: this.known.find(
          places.map((place) => place + code),
          parameters,
        ),
        todoWords: this.known.find(['golive.todo.' + code], parameters),
      };
    }),
  );

  /** Money and numbers as they are written in the language of the page. */
  private written({ amount, currency, numbers, ...others }: Record<string, string> = {}): Record<
    string,
    string
  > {
    const money =
      amount !== undefined &&
      currency !== undefined &&
      new Intl.NumberFormat(this.language(), { style: 'currency', currency }).format(Number(amount));
    return {
      ...others,
      ...(money && { money }),
      ...(numbers && {
        numbers: numbers
          .split(', ')
          .map((one) => this.numbers.format(one))
          .join(', '),
      }),
    };
  }
}
