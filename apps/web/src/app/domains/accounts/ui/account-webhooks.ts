import { Component, computed, input } from '@angular/core';
import type { AccountWebhook } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { CopyButton } from '../../../shared/ui/copy-button';
import { Notice } from '../../../shared/ui/notice';

/** The addresses to paste at the provider, one per channel, with the steps. */
@Component({
  selector: 'app-account-webhooks',
  imports: [CopyButton, Notice, TranslocoDirective],
  templateUrl: './account-webhooks.html',
  styleUrl: './account-webhooks.scss',
})
export class AccountWebhooks {
  readonly webhooks = input.required<readonly AccountWebhook[]>();
  /** True with the emulator, which reaches any address. */
  readonly emulated = input(false);

  /** Providers reach no address that exists on this machine or network alone. */
  protected readonly unreachable = computed(() => {
    const url = this.webhooks()[0]?.url;
    if (this.emulated() || !url || !URL.canParse(url)) return undefined;
    const { protocol, hostname, origin } = new URL(url);
    const isLocal = /^(localhost|127\.|10\.|192\.168\.|\[::1\])/.test(hostname) || protocol !== 'https:';
    return isLocal ? origin : undefined;
  });
}
