import { DOCUMENT, Injectable, inject, signal } from '@angular/core';
import type { Campaign } from '@centralita/shared-types';
import { TranslocoService } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { Dialogs } from '../../../shared/ui/dialogs';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Toasts } from '../../../shared/ui/toasts';
import type { CampaignControl } from '../data/campaigns-client';
import type { CampaignDialogData } from './campaign-dialog';
import { CampaignsStore } from './campaigns-store';
import type { StartDialogData } from './start-dialog';

/** What can be done to campaigns: asks where it must, and says how it went. */
@Injectable()
export class CampaignsActions {
  private readonly store = inject(CampaignsStore);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly failures = inject(FailureWords);
  private readonly transloco = inject(TranslocoService);
  private readonly document = inject(DOCUMENT);
  readonly busy = signal(false);

  /** @param before a draft that is changed */
  async write(before?: Campaign): Promise<void> {
    const data: CampaignDialogData = {
      ...(before && { before }),
      templates: () => this.store.templates(),
      save: (draft, list) => this.store.save(before, draft, list),
    };
    const saved = await this.dialogs.open<string, CampaignDialogData>(
      () => import('./campaign-dialog').then((m) => m.CampaignDialog),
      { data },
    );
    if (saved !== undefined) this.say(saved);
  }

  /** Shows first what would happen. */
  async start(campaign: Campaign): Promise<void> {
    const data: StartDialogData = {
      campaign,
      dryRun: () => this.store.dryRun(campaign),
      start: (startsAt) => this.store.start(campaign, startsAt),
    };
    const started = await this.dialogs.open<boolean, StartDialogData>(
      () => import('./start-dialog').then((m) => m.StartDialog),
      { data, autoFocus: 'first-heading' },
    );
    if (started) this.say(this.words('campaigns.started', { name: campaign.name }));
  }

  async control(campaign: Campaign, what: CampaignControl): Promise<void> {
    const { name } = campaign;
    if (what === 'stop') {
      const wanted = await this.dialogs.confirm({
        heading: this.words('campaigns.stop.title', { name }),
        body: this.words('campaigns.stop.body', { count: campaign.report.waiting }),
        yes: this.words('campaigns.stop.yes'),
      });
      if (!wanted) return;
    }
    await this.attempt(async () => {
      await this.store.control(campaign, what);
      this.say(this.words('campaigns.did.' + what, { name }));
    });
  }

  async remove(campaign: Campaign): Promise<void> {
    const { name } = campaign;
    const wanted = await this.dialogs.confirm({
      heading: this.words('campaigns.remove.title', { name }),
      body: this.words('campaigns.remove.body'),
      yes: this.words('campaigns.remove.yes'),
    });
    if (wanted) await this.attempt(() => this.store.remove(campaign));
  }

  export(campaign: Campaign): Promise<void> {
    return this.attempt(async () => {
      const file = await this.store.export(campaign);
      const link = this.document.createElement('a');
      link.href = URL.createObjectURL(file);
      link.download = `${campaign.name}.csv`;
      link.click();
      URL.revokeObjectURL(link.href);
    });
  }

  private async attempt(deed: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await deed();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.toasts.show({ text: this.failures.of(error, 'campaigns.failure.'), icon: 'error' });
    } finally {
      this.busy.set(false);
    }
  }

  private say(text: string): void {
    this.toasts.show({ text, icon: 'check' });
  }

  private words(key: string, parameters: Record<string, string | number> = {}): string {
    return this.transloco.translate<string>(key, parameters);
  }
}
