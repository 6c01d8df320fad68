import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../../../shared/ui/icon';
import type { IconName } from '../../../shared/ui/icon-paths';

const STEPS: readonly { path: string; icon: IconName; words: string }[] = [
  { path: '/profile', icon: 'lock', words: 'totp' },
  { path: '/accounts', icon: 'plug', words: 'account' },
  { path: '/people', icon: 'people', words: 'people' },
  { path: '/phone', icon: 'phone', words: 'phone' },
];

/** After the first run: what is worth doing next. */
@Component({
  selector: 'app-first-steps',
  imports: [Icon, RouterLink, TranslocoDirective],
  template: `
    <ul *transloco="let t">
      @for (step of steps; track step.path) {
        <li>
          <a [routerLink]="step.path">
            <app-icon [name]="step.icon" />
            <span>
              <strong>{{ t('identity.setup.steps.' + step.words + '.title') }}</strong>
              <small>{{ t('identity.setup.steps.' + step.words + '.body') }}</small>
            </span>
            <app-icon name="arrow-right" />
          </a>
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      gap: 8px;
      padding: 0;
      list-style: none;
    }
    a {
      display: grid;
      grid-template-columns: auto 1fr auto;
      gap: 16px;
      align-items: center;
      padding: 14px 16px;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: var(--radius-m);
      color: inherit;
      text-decoration: none;
      --icon-size: 20px;
    }
    a:hover {
      background: var(--mat-sys-surface-container);
    }
    app-icon {
      color: var(--mat-sys-primary);
    }
    strong {
      display: block;
      font: var(--mat-sys-label-large);
    }
    small {
      display: block;
      margin-top: 2px;
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-small);
    }
  `,
})
export class FirstSteps {
  protected readonly steps = STEPS;
}
