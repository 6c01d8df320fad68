import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Notice } from '../../../shared/ui/notice';

/** Why a page that needs a one-time link cannot go on, and what to do. Buttons go into it. */
@Component({
  selector: 'app-link-problem',
  imports: [Notice, TranslocoDirective],
  template: `
    <app-notice
      *transloco="let t"
      role="alert"
      tone="warning"
      [heading]="t('identity.' + page() + '.link.' + kind() + '.title')"
    >
      <p>{{ t('identity.' + page() + '.link.' + kind() + '.body') }}</p>
    </app-notice>
    <div class="buttons"><ng-content /></div>
  `,
  styles: `
    .buttons {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
      margin-top: 20px;
    }
  `,
})
export class LinkProblem {
  readonly page = input.required<'setup' | 'invitation' | 'reset'>();
  readonly kind = input.required<'none' | 'gone'>();
}
