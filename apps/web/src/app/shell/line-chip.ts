import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { ServerConfig } from '../domains/settings/api';
import { PhoneLine } from '../domains/softphone/api/phone-line';
import { NumberFormat } from '../shared/phone-format/number-format';
import { Icon } from '../shared/ui/icon';

/** At a glance: which Twilio this is, on which number, and whether the server answers. */
@Component({
  selector: 'app-line-chip',
  imports: [Icon, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (away()) {
        <span class="chip away"><app-icon name="offline" />{{ t('shell.line.away') }}</span>
      } @else if (line(); as shown) {
        <a
          class="chip"
          [routerLink]="shown === 'team' ? '/phone' : '/settings'"
          [title]="t(shown === 'team' ? 'shell.line.teamHint' : 'shell.line.hint')"
        >
          <app-icon [name]="shown === 'demo' ? 'plug' : shown === 'team' ? 'people' : 'phone'" />
          <span class="kind">{{ t('shell.line.' + shown) }}</span>
          @if (number(); as number) {
            <span class="number tabular">{{ number }}</span>
          }
        </a>
      }
    </ng-container>
  `,
  styles: `
    .chip {
      display: inline-flex;
      align-items: center;
      gap: 8px;
      height: 40px;
      padding: 0 14px 0 10px;
      border-radius: 20px;
      border: 1px solid var(--mat-sys-outline-variant);
      color: var(--mat-sys-on-surface);
      font: var(--mat-sys-label-large);
      text-decoration: none;
      white-space: nowrap;
      --icon-size: 18px;
    }
    a.chip:hover {
      background: var(--mat-sys-surface-container);
    }
    app-icon {
      color: var(--mat-sys-primary);
    }
    .away {
      border-color: transparent;
      background: var(--c-ended-container);
      color: var(--c-on-ended-container);
    }
    .away app-icon {
      color: inherit;
    }
    .number {
      color: var(--mat-sys-on-surface-variant);
    }
    @media (max-width: 719px) {
      .number {
        display: none;
      }
    }
    @media (max-width: 359px) {
      .kind {
        position: absolute;
        clip-path: inset(50%);
      }
      .chip {
        padding: 0 10px;
      }
    }
  `,
})
export class LineChip {
  private readonly phoneLine = inject(PhoneLine);
  private readonly server = inject(ServerConfig);
  private readonly format = inject(NumberFormat);

  protected readonly away = computed(() => this.server.status() === 'failed');
  protected readonly line = computed(() => {
    const kind = this.phoneLine.current()?.kind;
    if (kind !== 'personal') return kind;
    return this.server.emulator() ? 'demo' : 'twilio';
  });
  protected readonly number = computed(() => {
    const number = this.phoneLine.number();
    return number && this.format.format(number);
  });
}
