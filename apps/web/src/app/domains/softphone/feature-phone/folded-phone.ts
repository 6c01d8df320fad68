import { Component, computed, inject, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { PhoneStore } from '../data/phone-store';
import { PhoneIcon } from '../ui/phone-icon';

/** The phone as a bar at the edge: one press brings it out, and it shows what was missed. */
@Component({
  selector: 'app-folded-phone',
  imports: [PhoneIcon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'softphone.dock'">
      @let missed = phone.recents.missed();
      <button
        type="button"
        [attr.aria-label]="t('open') + (missed > 0 ? '. ' + t('missed', { count: missed }) : '')"
        [title]="t('openHint')"
        (click)="opened.emit()"
      >
        <app-phone-icon name="handset" />
        <span class="dot" [class.ready]="isReady()"></span>
        @if (missed > 0) {
          <span class="missed" aria-hidden="true">{{ missed }}</span>
        }
      </button>
    </ng-container>
  `,
  styles: `
    :host {
      position: sticky;
      top: 64px;
      display: block;
      padding: 12px 8px;
    }
    button {
      display: grid;
      gap: 10px;
      justify-items: center;
      width: 40px;
      padding: 10px 0;
      border: 0;
      border-radius: var(--radius-m);
      background: var(--mat-sys-surface-container);
      color: var(--mat-sys-on-surface);
      cursor: pointer;
      --icon-size: 20px;
    }
    button:hover {
      background: var(--mat-sys-surface-container-high);
    }
    .dot {
      width: 8px;
      height: 8px;
      border-radius: 3px;
      background: var(--c-ringing);
    }
    .dot.ready {
      border-radius: 50%;
      background: var(--c-live);
    }
    .missed {
      min-width: 20px;
      border-radius: 10px;
      background: var(--c-ringing);
      color: var(--c-on-ringing);
      font: var(--mat-sys-label-small);
      line-height: 20px;
    }
  `,
  host: { 'data-testid': 'folded-phone' },
})
export class FoldedPhone {
  protected readonly phone = inject(PhoneStore);
  readonly opened = output();
  protected readonly isReady = computed(() => this.phone.line.isReady());
}
