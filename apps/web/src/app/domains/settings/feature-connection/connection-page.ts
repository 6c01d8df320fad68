import { Component, computed, effect, inject, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { errorOf, valueOf } from '../../../shared/data-api/remote';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { Icon } from '../../../shared/ui/icon';
import { Notice } from '../../../shared/ui/notice';
import { PageHeader } from '../../../shared/ui/page-header';
import { SessionStore } from '../../identity/api';
import { ConnectionStore } from '../data/connection-store';
import { CredentialsStore } from '../data/credentials-store';
import { ServerConfig } from '../data/server-config';
import { ConnectionReport } from '../ui/connection-report';
import { PersonalModeOff } from '../ui/personal-mode-off';
import { LineSummary } from './line-summary';
import { VoiceUrlSteps } from './voice-url-steps';

/** Settings: the line in use, whether calls get through, and the voice URL by itself or by hand. */
@Component({
  selector: 'app-connection-page',
  imports: [
    ConnectionReport,
    FailureNotice,
    Icon,
    LineSummary,
    MatButton,
    Notice,
    PageHeader,
    PersonalModeOff,
    RouterLink,
    TranslocoDirective,
    VoiceUrlSteps,
  ],
  templateUrl: './connection-page.html',
  styleUrl: './connection-page.scss',
})
export class ConnectionPage {
  protected readonly credentials = inject(CredentialsStore);
  protected readonly connection = inject(ConnectionStore);
  protected readonly server = inject(ServerConfig);
  protected readonly session = inject(SessionStore);

  protected readonly report = computed(() => valueOf(this.connection.test()));
  protected readonly testing = computed(() => this.connection.test().status === 'running');
  protected readonly settingUp = computed(() => this.connection.setUp().status === 'running');
  protected readonly busy = computed(() => this.testing() || this.settingUp());
  protected readonly reportShown = computed(() => this.busy() || this.report() !== undefined);
  protected readonly testError = computed(() => errorOf(this.connection.test()));
  protected readonly setUpError = computed(() => errorOf(this.connection.setUp()));
  protected readonly urls = computed(() => valueOf(this.connection.urls()));
  protected readonly urlsError = computed(() => errorOf(this.connection.urls()));
  protected readonly consoleApp = computed(() => this.credentials.credentials()?.twimlAppSid ?? '');
  /** Everything in place: the steps by hand are then folded away. */
  protected readonly allRight = computed(() => {
    const checks = this.report()?.checks ?? [];
    return checks.length > 0 && checks.every(({ state }) => state === 'ok');
  });
  protected readonly rotated = computed(() => this.connection.trouble()?.code === 'voice-url/rotated-token');

  constructor() {
    effect(() => {
      const wanted = this.credentials.present() && this.server.config() !== undefined;
      if (wanted)
        untracked(() => this.connection.urls().status === 'idle' && void this.connection.loadUrls());
    });
  }
}
