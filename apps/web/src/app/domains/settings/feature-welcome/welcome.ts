import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { errorOf } from '../../../shared/data-api/remote';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { Icon } from '../../../shared/ui/icon';
import { Notice } from '../../../shared/ui/notice';
import { CredentialsTrial } from '../data/credentials-trial';
import { DemoLine } from '../data/demo-line';
import type { CredentialsEntry } from '../data/models/credentials-draft';
import { ServerConfig } from '../data/server-config';
import { ConnectionReport } from '../ui/connection-report';
import { CredentialsForm } from '../ui/credentials-form';
import { PersonalModeOff } from '../ui/personal-mode-off';
import { SwitchboardPicture } from '../ui/switchboard-picture';

/** The first visit: what this is, the demo line in one click, or one's own Twilio by its six values. */
@Component({
  selector: 'app-welcome',
  imports: [
    ConnectionReport,
    CredentialsForm,
    FailureNotice,
    Icon,
    MatButton,
    Notice,
    PersonalModeOff,
    SwitchboardPicture,
    TranslocoDirective,
  ],
  providers: [CredentialsTrial],
  templateUrl: './welcome.html',
  styleUrl: './welcome.scss',
})
export class Welcome {
  private readonly router = inject(Router);
  protected readonly server = inject(ServerConfig);
  protected readonly demo = inject(DemoLine);
  protected readonly trial = inject(CredentialsTrial);

  protected readonly waiting = computed(() => !this.server.config() && this.server.status() === 'loading');
  protected readonly takingDemo = computed(() => this.demo.taking().status === 'running');
  protected readonly demoError = computed(() => errorOf(this.demo.taking()));
  /** With a demo line at hand the form waits behind one click. */
  protected readonly formAsked = signal(false);
  protected readonly formShown = computed(
    () =>
      this.server.config() !== undefined &&
      this.server.personalMode() &&
      (this.formAsked() || !this.demo.offered()),
  );

  protected async takeDemo(): Promise<void> {
    if (await this.demo.take()) await this.router.navigateByUrl('/phone');
  }

  protected async attempt(entry: CredentialsEntry): Promise<void> {
    if ((await this.trial.attempt(entry)) === 'kept') await this.goToSettings();
  }

  protected async keepAnyway(): Promise<void> {
    if (this.trial.keepAnyway() === 'kept') await this.goToSettings();
  }

  private goToSettings(): Promise<boolean> {
    return this.router.navigateByUrl('/settings');
  }
}
