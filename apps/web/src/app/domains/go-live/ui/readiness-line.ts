import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ReadinessItem } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { KnownWords } from '../../../shared/i18n/known-words';
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
              @if (item.subject) {
                <span class="subject tabular">{{ item.subject }}:</span>&ngsp;
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
  protected readonly worded = computed(() =>
    this.items().map((item) => {
      const { code, parameters } = item;
      const places = ['golive.code.', 'accounts.trouble.', 'settings.code.'];
      return {
        ...item,
        words: this.known.find(
          places.map((place) => place + code),
          parameters,
        ),
        todoWords: this.known.find(['golive.todo.' + code], parameters),
      };
    }),
  );
}
