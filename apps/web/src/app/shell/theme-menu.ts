import { Component, computed, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { TranslocoPipe } from '@jsverse/transloco';
import { THEMES, ThemeChoice } from '../shared/theme/theme-choice';
import { Icon } from '../shared/ui/icon';

const THEME_ICONS = { system: 'system', light: 'sun', dark: 'moon' } as const;

@Component({
  selector: 'app-theme-menu',
  imports: [Icon, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger, TranslocoPipe],
  template: `
    <button
      matIconButton
      type="button"
      [matMenuTriggerFor]="menu"
      [attr.aria-label]="'shell.theme.label' | transloco"
      [title]="'shell.theme.label' | transloco"
    >
      <app-icon [name]="icon()" />
    </button>
    <mat-menu #menu="matMenu">
      @for (theme of themes; track theme) {
        <button
          mat-menu-item
          role="menuitemradio"
          [attr.aria-checked]="choice.theme() === theme"
          (click)="choice.choose(theme)"
        >
          <span class="row">
            <app-icon [name]="icons[theme]" />
            <span class="label">{{ 'shell.theme.' + theme | transloco }}</span>
            @if (choice.theme() === theme) {
              <app-icon name="check" />
            }
          </span>
        </button>
      }
      <button
        mat-menu-item
        role="menuitemcheckbox"
        class="apart"
        [attr.aria-checked]="choice.highContrast()"
        (click)="choice.toggleContrast()"
      >
        <span class="row">
          <app-icon name="contrast" />
          <span class="label">{{ 'shell.theme.contrast' | transloco }}</span>
          @if (choice.highContrast()) {
            <app-icon name="check" />
          }
        </span>
      </button>
    </mat-menu>
  `,
  styles: `
    .row {
      display: flex;
      align-items: center;
      gap: 12px;
      min-width: 192px;
      --icon-size: 20px;
    }
    .label {
      flex: 1;
    }
    .apart {
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
  `,
})
export class ThemeMenu {
  protected readonly choice = inject(ThemeChoice);
  protected readonly themes = THEMES;
  protected readonly icons = THEME_ICONS;
  protected readonly icon = computed(() => THEME_ICONS[this.choice.theme()]);
}
