import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { CredentialsStore, ServerConfig } from '../domains/settings/api';
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
      } @else if (number(); as number) {
        <a class="chip" routerLink="/settings" [title]="t('shell.line.hint')">
          <app-icon [name]="demo() ? 'plug' : 'phone'" />
          <span class="kind">{{ t(demo() ? 'shell.line.demo' : 'shell.line.twilio') }}</span>
          <span class="number tabular">{{ number }}</span>
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
  private readonly credentials = inject(CredentialsStore);
  private readonly server = inject(ServerConfig);
  private readonly format = inject(NumberFormat);

  protected readonly away = computed(() => this.server.status() === 'failed');
  protected readonly demo = computed(() => this.server.emulator() !== undefined);
  protected readonly number = computed(() => {
    const number = this.credentials.credentials()?.phoneNumber;
    return number && this.format.format(number);
  });
}
