import { Component, computed, inject, linkedSignal, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { AlertWebhook } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { liveRemote } from '../../../shared/data-live/live-remote';
import { CopyButton } from '../../../shared/ui/copy-button';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Notice } from '../../../shared/ui/notice';
import { SecretOnce } from '../../../shared/ui/secret-once';
import { Skeleton } from '../../../shared/ui/skeleton';
import { When } from '../../../shared/ui/when';
import { SessionStore } from '../../identity/api';
import { OrganisationChoice } from '../../people/api';
import { MonitoringClient, type WebhookScope } from '../data/monitoring-client';

/** How a receiver makes sure that a message is ours; the same as the server signs. */
const VERIFY = `import { createHmac, timingSafeEqual } from 'node:crypto';

// body: the raw text of the request, before it is parsed
function isFromCentralita(headers, body, secret) {
  const timestamp = headers['x-centralita-timestamp'];
  if (Math.abs(Date.now() / 1000 - timestamp) > 300) return false;
  const hmac = createHmac('sha256', secret).update(\`\${timestamp}.\${body}\`);
  const expected = Buffer.from('v1=' + hmac.digest('hex'));
  const given = Buffer.from(headers['x-centralita-signature'] ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}`;

/** Where alerts are also sent as signed JSON: the address, its key told once, a test, and how to verify a message. */
@Component({
  selector: 'app-alert-webhook-settings',
  imports: [
    CopyButton,
    FailureNotice,
    MatButton,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    Notice,
    SecretOnce,
    Skeleton,
    TranslocoDirective,
    When,
  ],
  templateUrl: './alert-webhook-settings.html',
  styleUrls: ['../../../shared/ui/page.scss', './alert-webhook-settings.scss'],
})
export class AlertWebhookSettings {
  private readonly client = inject(MonitoringClient);
  private readonly organisation = inject(OrganisationChoice);
  private readonly failures = inject(FailureWords);
  protected readonly mayChooseServer = computed(() => this.session.allows('owner'));
  private readonly session = inject(SessionStore);

  protected readonly ofServer = signal(false);
  protected readonly organisationName = this.organisation.name;
  private readonly key = computed(() => {
    const id = this.organisation.id();
    return id && `${this.ofServer() ? 'server' : 'own'} ${id}`;
  });
  protected readonly webhook = liveRemote({
    of: this.key,
    kinds: [],
    ask: () => this.client.webhook(this.scope()),
  });
  private readonly subject = computed(() => (this.webhook.value() ? this.key() : undefined));
  /** What is typed: begins with what is saved, and stays when something comes in between. */
  protected readonly typed = linkedSignal({
    source: this.subject,
    computation: () => untracked(this.webhook.value)?.url ?? '',
  });
  protected readonly secret = linkedSignal<string | undefined, string | undefined>({
    source: this.key,
    computation: () => undefined,
  });
  protected readonly busy = signal<'save' | 'test' | undefined>(undefined);
  protected readonly failure = signal<string | undefined>(undefined);
  protected readonly isChanged = computed(() => this.typed().trim() !== (this.webhook.value()?.url ?? ''));
  protected readonly isOk = computed(() => /^HTTP 2\d\d$/.test(this.webhook.value()?.lastResult ?? ''));
  protected readonly verify = VERIFY;

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const url = this.typed().trim();
    if (url && !/^https?:\/\/[^\s/]/.test(url)) return this.failure.set('shape');
    await this.attempt('save', () => this.client.changeWebhook(this.scope(), url || undefined));
  }

  protected async test(): Promise<void> {
    await this.attempt('test', () => this.client.testWebhook(this.scope()));
  }

  private async attempt(deed: 'save' | 'test', ask: () => Promise<AlertWebhook>): Promise<void> {
    this.busy.set(deed);
    this.failure.set(undefined);
    try {
      const { secret, ...webhook } = await ask();
      this.webhook.update(() => webhook);
      if (deed === 'save') this.secret.set(secret);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure.set(this.failures.of(error, 'monitoring.failure.'));
    } finally {
      this.busy.set(undefined);
    }
  }

  private scope(): WebhookScope {
    return { organisation: this.organisation.id() ?? '', ofServer: this.ofServer() };
  }
}
