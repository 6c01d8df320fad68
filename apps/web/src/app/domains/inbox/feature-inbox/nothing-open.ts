import { Component } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { EmptyState } from '../../../shared/ui/empty-state';

/** Beside the list, while no conversation is open. */
@Component({
  selector: 'app-nothing-open',
  imports: [EmptyState, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <app-empty-state icon="message" [heading]="t('inbox.choose.title')">{{
        t('inbox.choose.body')
      }}</app-empty-state>
      <dl>
        @for (one of keys; track one.word) {
          <div>
            <dt>
              @for (key of one.keys; track key) {
                <kbd>{{ key }}</kbd>
              }
            </dt>
            <dd>{{ t('inbox.keys.' + one.word) }}</dd>
          </div>
        }
      </dl>
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      align-content: center;
      justify-items: center;
      padding: 16px;
      overflow-y: auto;
    }
    dl {
      display: grid;
      gap: 8px;
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-small);
    }
    dl > div {
      display: flex;
      gap: 12px;
      align-items: center;
    }
    dt {
      display: flex;
      gap: 4px;
      justify-content: end;
      min-width: 72px;
    }
    kbd {
      min-width: 24px;
      padding: 2px 6px;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 6px;
      font: inherit;
      text-align: center;
    }
  `,
})
export class NothingOpen {
  protected readonly keys = [
    { keys: ['/'], word: 'search' },
    { keys: ['↑', '↓'], word: 'move' },
    { keys: ['X'], word: 'select' },
    { keys: ['Enter'], word: 'open' },
    { keys: ['J', 'K'], word: 'next' },
    { keys: ['R'], word: 'reply' },
    { keys: ['N'], word: 'note' },
    { keys: ['E'], word: 'finish' },
    { keys: ['S'], word: 'snooze' },
    { keys: ['A'], word: 'assign' },
    { keys: ['L'], word: 'labels' },
    { keys: ['Q'], word: 'macros' },
  ] as const;
}
