import { Component, computed, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../../../shared/ui/icon';
import { SessionStore } from '../../identity/api';

/** The way to the settings of the inbox, for those who may change them. */
@Component({
  selector: 'app-settings-link',
  imports: [Icon, MatIconButton, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (mayChange()) {
        <a
          matIconButton
          routerLink="/inbox/settings"
          [attr.aria-label]="t('inbox.settings.open')"
          [title]="t('inbox.settings.open')"
        >
          <app-icon name="tune" />
        </a>
      }
    </ng-container>
  `,
})
export class SettingsLink {
  private readonly session = inject(SessionStore);
  protected readonly mayChange = computed(() => this.session.allows('admin'));
}
