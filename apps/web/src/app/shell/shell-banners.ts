import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink, isActive } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { ConnectionStore, ServerConfig } from '../domains/settings/api';
import { FailureNotice } from '../shared/ui/failure-notice';
import { Notice } from '../shared/ui/notice';

/** What concerns every page: the server is away, or calls do not get through. */
@Component({
  selector: 'app-shell-banners',
  imports: [FailureNotice, MatButton, Notice, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (server.error(); as error) {
        <app-failure-notice [error]="error" [busy]="server.status() === 'loading'" (retry)="server.retry()" />
      } @else if (trouble() && !onSettings()) {
        <app-notice role="status" tone="warning" [heading]="t('shell.trouble.title')">
          <p>{{ t(rotated() ? 'shell.trouble.rotated' : 'shell.trouble.body') }}</p>
          <a actions matButton="outlined" routerLink="/settings">{{ t('shell.trouble.open') }}</a>
        </app-notice>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: block;
      max-width: 1120px;
      margin: 0 auto;
    }
    app-failure-notice,
    app-notice {
      margin-bottom: 24px;
    }
    app-failure-notice {
      display: block;
    }
  `,
})
export class ShellBanners {
  protected readonly server = inject(ServerConfig);
  private readonly connection = inject(ConnectionStore);

  /** The page that explains it needs no sign to itself. */
  protected readonly onSettings = isActive('/settings', inject(Router), {
    paths: 'subset',
    queryParams: 'ignored',
    fragment: 'ignored',
    matrixParams: 'ignored',
  });
  protected readonly trouble = computed(() => this.connection.trouble()?.code);
  protected readonly rotated = computed(() => this.trouble() === 'voice-url/rotated-token');
}
