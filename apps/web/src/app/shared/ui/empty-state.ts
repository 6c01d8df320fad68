import { Component, input } from '@angular/core';
import { Icon } from './icon';
import type { IconName } from './icon-paths';

/** Nothing is here yet: what comes here and how to make it come. Buttons go into the slot `actions`. */
@Component({
  selector: 'app-empty-state',
  imports: [Icon],
  template: `
    <span class="picture"><app-icon [name]="icon()" /></span>
    <p class="heading">{{ heading() }}</p>
    <p class="body"><ng-content /></p>
    <div class="actions"><ng-content select="[actions]" /></div>
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      justify-items: center;
      padding: 24px 8px;
      text-align: center;
    }
    .picture {
      display: grid;
      place-items: center;
      width: 56px;
      height: 56px;
      border-radius: 18px;
      background: var(--mat-sys-secondary-container);
      color: var(--mat-sys-on-secondary-container);
      --icon-size: 28px;
    }
    .heading {
      margin-top: 8px;
      font: var(--mat-sys-title-medium);
    }
    .body {
      max-width: 52ch;
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-medium);
      text-wrap: balance;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      justify-content: center;
      margin-top: 8px;
    }
    .actions:empty {
      display: none;
    }
  `,
})
export class EmptyState {
  readonly icon = input.required<IconName>();
  readonly heading = input.required<string>();
}
