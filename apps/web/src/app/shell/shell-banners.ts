import { Component, DOCUMENT, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { NavigationEnd, NavigationError, Router, RouterLink, isActive } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { filter, map } from 'rxjs';
import { ConnectionStore, ServerConfig } from '../domains/settings/api';
import { SessionStore } from '../domains/identity/api';
import { OrganisationHint } from '../domains/people/api/organisation-hint';
import { FailureNotice } from '../shared/ui/failure-notice';
import { Notice } from '../shared/ui/notice';
import { CurrentPath } from './current-path';

/** Where what arrives is looked at. */
const WORK_PLACES = ['/inbox', '/calls', '/activity'];

/** What concerns every page: it could not be loaded, the server is away, or calls do not get through. */
@Component({
  selector: 'app-shell-banners',
  imports: [FailureNotice, MatButton, Notice, OrganisationHint, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (notLoaded(); as url) {
        <app-notice role="alert" tone="error" icon="offline" [heading]="t('shell.notLoaded.title')">
          <p>{{ t('shell.notLoaded.body') }}</p>
          <button actions matButton="outlined" type="button" (click)="load(url)">
            {{ t('failure.retry') }}
          </button>
        </app-notice>
      }
      @if (server.error(); as error) {
        <app-failure-notice [error]="error" [busy]="server.status() === 'loading'" (retry)="server.retry()" />
      } @else if (trouble() && !onSettings()) {
        <app-notice role="status" tone="warning" [heading]="t('shell.trouble.title')">
          <p>{{ t(rotated() ? 'shell.trouble.rotated' : 'shell.trouble.body') }}</p>
          <a actions matButton="outlined" routerLink="/settings">{{ t('shell.trouble.open') }}</a>
        </app-notice>
      }
      @if (atWork()) {
        @defer (on immediate) {
          <app-organisation-hint />
        }
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
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);
  private readonly session = inject(SessionStore);
  private readonly path = inject(CurrentPath).path;

  protected readonly atWork = computed(
    () => this.session.session() !== undefined && WORK_PLACES.includes(this.path()),
  );

  /** Where somebody wanted to go when the page's code could not be fetched. */
  protected readonly notLoaded = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationError || event instanceof NavigationEnd),
      map((event) => (event instanceof NavigationError ? event.url : undefined)),
    ),
  );

  /** The page that explains it needs no sign to itself. */
  protected readonly onSettings = isActive('/settings', this.router, {
    paths: 'subset',
    queryParams: 'ignored',
    fragment: 'ignored',
    matrixParams: 'ignored',
  });
  protected readonly trouble = computed(() => this.connection.trouble()?.code);
  protected readonly rotated = computed(() => this.trouble() === 'voice-url/rotated-token');

  /** By the address, not the router: browsers remember that a module could not be had, and do not ask again. */
  protected load(url: string): void {
    this.document.location.assign(url);
  }
}
