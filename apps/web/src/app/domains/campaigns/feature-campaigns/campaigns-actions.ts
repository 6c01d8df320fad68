import { DOCUMENT, Injectable, inject } from '@angular/core';
import type { Campaign } from '@centralita/shared-types';
import { Attempts } from '../../../shared/ui/attempts';
import { Dialogs } from '../../../shared/ui/dialogs';
import { saveFile } from '../../../shared/ui/save-file';
import { Toasts } from '../../../shared/ui/toasts';
import type { CampaignControl } from '../data/campaigns-client';
import type { CampaignDialogAnswer, CampaignDialogData } from './campaign-dialog';
import { CampaignsStore } from './campaigns-store';
import type { StartDialogData } from './start-dialog';

/** What can be done to campaigns: asks where it must, and says how it went. */
@Injectable()
export class CampaignsActions {
  private readonly store = inject(CampaignsStore);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly attempts = new Attempts('campaigns.failure.');
  readonly busy = this.attempts.busy;
  private readonly document = inject(DOCUMENT);

  /** @param before a draft that is changed. @returns the id of what was saved; undefined where nothing was */
  async write(before?: Campaign): Promise<string | undefined> {
    const data: CampaignDialogData = {
      ...(before && { before }),
      material: () => this.store.material(),
      save: (draft, list) => this.store.save(before, draft, list),
    };
    const saved = await this.dialogs.open<CampaignDialogAnswer, CampaignDialogData>(
      () => import('./campaign-dialog').then((m) => m.CampaignDialog),
      { data },
    );
    if (saved) this.toasts.show({ text: saved.said, icon: 'check' });
    return saved?.id;
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
    if (started) this.attempts.say('campaigns.started', { name: campaign.name });
  }

  async control(campaign: Campaign, what: CampaignControl): Promise<void> {
    const { name } = campaign;
    if (what === 'stop') {
      const wanted = await this.dialogs.confirm({
        heading: this.attempts.words('campaigns.stop.title', { name }),
        body: this.attempts.words('campaigns.stop.body', { count: campaign.report.waiting }),
        yes: this.attempts.words('campaigns.stop.yes'),
      });
      if (!wanted) return;
    }
    await this.attempts.run(async () => {
      await this.store.control(campaign, what);
      this.attempts.say('campaigns.did.' + what, { name });
    });
  }

  async remove(campaign: Campaign): Promise<void> {
    const { name } = campaign;
    const wanted = await this.dialogs.confirm({
      heading: this.attempts.words('campaigns.remove.title', { name }),
      body: this.attempts.words('campaigns.remove.body'),
      yes: this.attempts.words('campaigns.remove.yes'),
    });
    if (wanted) await this.attempts.run(() => this.store.remove(campaign));
  }

  export(campaign: Campaign): Promise<boolean> {
    return this.attempts.run(async () => {
      saveFile(this.document, await this.store.export(campaign), `${campaign.name}.csv`);
    });
  }
}
