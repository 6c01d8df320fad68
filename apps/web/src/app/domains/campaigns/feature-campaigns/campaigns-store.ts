import { Injectable, computed, inject, type Signal } from '@angular/core';
import type {
  Campaign,
  CampaignDraft,
  CampaignDryRun,
  CampaignListResult,
  LiveEvent,
} from '@centralita/shared-types';
import { liveRemote, type LiveRemote } from '../../../shared/data-live/live-remote';
import { OrganisationChoice } from '../../people/api';
import { CampaignsClient, type CampaignControl } from '../data/campaigns-client';
import type { CampaignMaterial } from '../data/models/campaign-form';

export interface SavedCampaign {
  id: string;
  /** What became of the list, where one came with it. */
  result?: CampaignListResult;
}

/** All campaigns are counted at most so often because of messages, of which there are many. */
const CALM_MS = 10_000;

const isOfCampaigns = ({ kind }: LiveEvent): boolean =>
  kind === 'campaigns/changed' || kind === 'demo/created';

/** Campaigns of the organisation that is looked at. Changes reject with `ApiError`. */
@Injectable()
export class CampaignsStore {
  private readonly client = inject(CampaignsClient);
  private readonly organisation = inject(OrganisationChoice).id;

  readonly campaigns: LiveRemote<Campaign[]> = liveRemote({
    of: this.organisation,
    kinds: [
      'campaigns/changed',
      'messages/changed',
      'messages/received',
      'conversations/changed',
      'demo/created',
    ],
    ask: (id) => this.client.list(id),
    // What becomes of messages matters only once some have gone out.
    concerns: (event) => isOfCampaigns(event) || this.hasSent(),
    calmMs: (event) => (isOfCampaigns(event) ? 0 : CALM_MS),
  });
  private readonly hasSent: Signal<boolean> = computed(() =>
    (this.campaigns.value() ?? []).some(({ report }) => report.recipients > report.waiting),
  );

  /** @param list in place of the recipients that it had */
  async save(
    before: Campaign | undefined,
    draft: CampaignDraft,
    list: Blob | undefined,
  ): Promise<SavedCampaign> {
    const here = this.here();
    const saved = before
      ? await this.client.change(here, before.id, draft)
      : await this.client.add(here, draft);
    this.put(saved);
    const { id } = saved;
    const result = list && (await this.client.bringList(here, id, list));
    if (result) await this.campaigns.refresh();
    return { id, ...(result && { result }) };
  }

  dryRun({ id }: Campaign): Promise<CampaignDryRun> {
    return this.client.dryRun(this.here(), id);
  }

  async start({ id }: Campaign, startsAt: string | undefined): Promise<void> {
    this.put(await this.client.start(this.here(), id, startsAt));
  }

  async control({ id }: Campaign, what: CampaignControl): Promise<void> {
    this.put(await this.client.control(this.here(), id, what));
  }

  async remove({ id }: Campaign): Promise<void> {
    await this.client.remove(this.here(), id);
    this.campaigns.update((before) => before.filter((one) => one.id !== id));
  }

  export({ id }: Campaign): Promise<Blob> {
    return this.client.export(this.here(), id);
  }

  /** What campaigns can be written with. */
  async material(): Promise<CampaignMaterial> {
    const here = this.here();
    const [templates, fields] = await Promise.all([this.client.templates(here), this.client.fields(here)]);
    return { templates, fields };
  }

  private put(campaign: Campaign): void {
    this.campaigns.update((before) =>
      [...before.filter(({ id }) => id !== campaign.id), campaign].sort(
        (one, other) => other.createdAt - one.createdAt,
      ),
    );
  }

  private here(): string {
    const id = this.organisation();
    if (id === undefined) throw new Error('Campaigns are changed by somebody who is signed in.');
    return id;
  }
}
