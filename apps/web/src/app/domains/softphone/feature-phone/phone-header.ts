import { Component, computed, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { PhoneNumbers } from '../data/phone-numbers';
import { PhoneStore } from '../data/phone-store';
import { LineStatus } from '../ui/line-status';
import { PhoneIcon } from '../ui/phone-icon';
import type { PhoneIconName } from '../ui/phone-icons';
import { PhoneView, type PhoneDialogName } from './phone-view';

const TOOLS: readonly { name: PhoneDialogName; icon: PhoneIconName }[] = [
  { name: 'devices', icon: 'headset' },
  { name: 'preflight', icon: 'pulse' },
  { name: 'shortcuts', icon: 'keyboard' },
];

/** The line's state and the phone's tools. */
@Component({
  selector: 'app-phone-header',
  imports: [LineStatus, MatIconButton, PhoneIcon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'softphone'">
      <app-line-status [kind]="phone.lineKind()" [number]="number()" />
      @for (tool of tools; track tool.name) {
        <button
          matIconButton
          type="button"
          [attr.aria-label]="t('tool.' + tool.name)"
          [title]="t('tool.' + tool.name)"
          (click)="view.openDialog(tool.name)"
        >
          <app-phone-icon [name]="tool.icon" />
        </button>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      min-height: 48px;
      padding-left: 4px;
    }
    app-line-status {
      flex: 1;
    }
    button {
      --mat-icon-button-state-layer-size: 40px;
      display: grid;
      flex: none;
      place-items: center;
      width: 40px;
      height: 40px;
      padding: 0;
      color: var(--mat-sys-on-surface-variant);
      --icon-size: 20px;
    }
  `,
})
export class PhoneHeader {
  protected readonly phone = inject(PhoneStore);
  protected readonly view = inject(PhoneView);
  private readonly numbers = inject(PhoneNumbers);

  protected readonly tools = TOOLS;
  protected readonly number = computed(() => {
    const own = this.phone.line.ownNumber();
    return own === undefined ? undefined : this.numbers.format(own);
  });
}
