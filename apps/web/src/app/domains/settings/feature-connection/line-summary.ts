import { Component, ElementRef, Injector, afterNextRender, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NumberFormat } from '../../../shared/phone-format/number-format';
import { Icon } from '../../../shared/ui/icon';
import { Notice } from '../../../shared/ui/notice';
import { CredentialsStore } from '../data/credentials-store';
import { ServerConfig } from '../data/server-config';

/** First four and last four: enough to recognise a SID, not enough to use it. */
const shortened = (sid: string): string => `${sid.slice(0, 4)}…${sid.slice(-4)}`;

/** The line in use: its number, where its credentials are kept, *Edit* and *Forget* (which can be undone). */
@Component({
  selector: 'app-line-summary',
  imports: [Icon, MatButton, Notice, RouterLink, TranslocoDirective],
  templateUrl: './line-summary.html',
  styleUrl: './line-summary.scss',
})
export class LineSummary {
  protected readonly store = inject(CredentialsStore);
  private readonly server = inject(ServerConfig);
  private readonly format = inject(NumberFormat);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);

  protected readonly line = computed(() => {
    const credentials = this.store.credentials();
    return (
      credentials && {
        phoneNumber: this.format.format(credentials.phoneNumber),
        account: shortened(credentials.accountSid),
        app: shortened(credentials.twimlAppSid),
      }
    );
  });
  protected readonly kind = computed(() => (this.server.emulator() ? 'emulator' : 'twilio'));

  protected forget(): void {
    this.store.forget();
    this.focusNext('[data-undo]');
  }

  protected restore(): void {
    this.store.restore();
    this.focusNext('[data-forget]');
  }

  /** The pressed button goes away; the focus goes on to the one that takes it back. */
  private focusNext(selector: string): void {
    afterNextRender(() => this.host.nativeElement.querySelector<HTMLElement>(selector)?.focus(), {
      injector: this.injector,
    });
  }
}
