import type { CampaignState } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import type { Tx } from '../../../platform/database/tx';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { JobQueue } from '../../../platform/queue/job-queue';
import { AuditLog, type Actor } from '../../audit/api/audit-log';
import { noRecipients, notFilled, notFound, wrongState } from '../campaign-errors';
import { CampaignLog } from '../campaign-log';
import { CAMPAIGN_TURN } from '../campaign-queues';
import type { CampaignRow } from '../campaigns-schema';
import { CampaignsStore } from '../campaigns.store';
import { goesByItself } from '../goes-by-itself';
import { RecipientsStore } from '../recipients.store';

/** Begins, pauses, goes on with and stops campaigns. Each throws AppError `campaigns/not-found` or `campaigns/wrong-state`. */
@Injectable()
export class CampaignControls {
  constructor(
    private readonly campaigns: CampaignsStore,
    private readonly recipients: RecipientsStore,
    private readonly jobs: JobQueue,
    private readonly audit: AuditLog,
    private readonly log: CampaignLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @param startsAt epoch milliseconds; at once where absent. @throws AppError also `campaigns/no-recipients`, `campaigns/not-filled` */
  start(organisationId: string, id: string, startsAt: number | undefined, actor: Actor): Promise<void> {
    return this.#do('started', organisationId, id, ['draft'], actor, async (tx, campaign) => {
      if (campaign.filled === 0) throw notFilled();
      if ((await this.recipients.nextDue(tx, id)) === undefined) throw noRecipients();
      const now = this.clock.now();
      const at = Math.max(now, startsAt ?? now);
      const state = at > now ? 'scheduled' : 'running';
      await this.#turn(tx, campaign, { state, starts_at: at }, at);
    });
  }

  /** Also one that would go on by itself tomorrow. */
  pause(organisationId: string, id: string, actor: Actor): Promise<void> {
    const states = ['running', 'scheduled', 'paused'] as const;
    return this.#do('paused', organisationId, id, states, actor, (tx, campaign) => {
      if (!goesByItself(campaign)) throw wrongState(campaign.state);
      return this.campaigns.change(tx, id, { state: 'paused', problem: null, goes_on_at: null });
    });
  }

  /** What was meant for a time that is still to come waits for it. */
  resume(organisationId: string, id: string, actor: Actor): Promise<void> {
    return this.#do('resumed', organisationId, id, ['paused'], actor, async (tx, campaign) => {
      const now = this.clock.now();
      const at = Math.max(now, campaign.starts_at ?? now);
      const state = at > now ? 'scheduled' : 'running';
      await this.#turn(tx, campaign, { state, problem: null, goes_on_at: null }, at);
    });
  }

  /** Who has not got it yet gets nothing. */
  stop(organisationId: string, id: string, actor: Actor): Promise<void> {
    const states = ['running', 'scheduled', 'paused'] as const;
    return this.#do('stopped', organisationId, id, states, actor, async (tx) => {
      await this.recipients.leaveOutRest(tx, id, 'stopped');
      const ended = { ended_at: this.clock.now(), goes_on_at: null };
      const change = { ...ended, state: 'stopped', problem: null } as const;
      await this.campaigns.change(tx, id, change);
    });
  }

  /** Only what never began. */
  remove(organisationId: string, id: string, actor: Actor): Promise<void> {
    return this.#do('removed', organisationId, id, ['draft'], actor, async (tx) => {
      await this.recipients.clear(tx, id);
      await this.campaigns.remove(tx, id);
    });
  }

  async #turn(tx: Tx, { id, turn }: CampaignRow, change: Partial<CampaignRow>, runAt: number): Promise<void> {
    const next = { campaignId: id, turn: turn + 1 };
    await this.campaigns.change(tx, id, { ...change, turn: next.turn });
    await this.jobs.enqueue(tx, CAMPAIGN_TURN, next, { runAt, key: `${id}/${next.turn}` });
  }

  #do(
    what: 'started' | 'paused' | 'resumed' | 'stopped' | 'removed',
    organisationId: string,
    id: string,
    from: readonly CampaignState[],
    actor: Actor,
    change: (tx: Tx, campaign: CampaignRow) => Promise<void>,
  ): Promise<void> {
    return this.work.run(async (tx) => {
      const campaign = await this.campaigns.hold(tx, organisationId, id);
      if (!campaign) throw notFound();
      if (!from.includes(campaign.state)) throw wrongState(campaign.state);
      await change(tx, campaign);
      const subject = { kind: 'campaign', id };
      const { name } = campaign;
      await this.audit.record(tx, {
        ...{ actor, action: `campaigns/${what}`, organisationId, subject, details: { name } },
      });
      this.log.tell(tx, campaign);
    });
  }
}
