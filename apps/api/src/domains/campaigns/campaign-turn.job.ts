import type { CampaignProblem } from '@centralita/shared-types';
import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { AppError } from '../../platform/errors/app-error';
import { HandlesJobs } from '../../platform/queue/handles-jobs';
import type { Job, JobHandler } from '../../platform/queue/job-handler';
import { CampaignContents, type CampaignContent } from './campaign-contents';
import { CAMPAIGN_TURN, type CampaignTurn } from './campaign-queues';
import { CampaignSender, type Addressed } from './campaign-sender';
import type { CampaignRow } from './campaigns-schema';
import { CampaignsStore } from './campaigns.store';
import { paceOf } from './pace';
import { RecipientChecks, type CheckedRecipient } from './recipient-checks';
import { RecipientsStore } from './recipients.store';

/** Who gets nothing or later takes no place of the pace; so many are looked at in one turn. */
const LOOKED_AT = 200;

/** Sends what a campaign's pace allows, once: what is written down counts, a job that is done again finds nothing left. */
@HandlesJobs(CAMPAIGN_TURN)
export class CampaignTurnJob implements JobHandler<CampaignTurn> {
  constructor(
    private readonly campaigns: CampaignsStore,
    private readonly recipients: RecipientsStore,
    private readonly contents: CampaignContents,
    private readonly checks: RecipientChecks,
    private readonly sender: CampaignSender,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async handle(job: Job<CampaignTurn>): Promise<void> {
    const campaign = await this.campaigns.find(job.data.campaignId);
    if (campaign?.turn !== job.data.turn) return;
    const content = await this.contents.of(campaign);
    const hours = await this.checks.hoursOf(campaign);
    const due = await this.recipients.due(campaign.id, this.clock.now(), LOOKED_AT);
    const checked = content.kind === 'problem' ? [] : await this.checks.of(campaign, content, hours, due);
    const noSender = checked.length > 0 && checked.every(({ hasSender }) => !hasSender);
    const found =
      content.kind === 'problem'
        ? content.problem
        : noSender
          ? 'no-sender'
          : await this.#addressed(campaign, content, checked);
    await this.work.run(async (tx) => {
      if (!(await job.once(tx))) return;
      if (typeof found === 'string') await this.sender.pause(tx, campaign, found);
      else await this.sender.take(tx, campaign, found, hours.timeZone);
    });
  }

  /** Those with a message of whom it is the turn, beside those who get none now; the problem where their template is no more to be sent. */
  async #addressed(
    campaign: CampaignRow,
    content: CampaignContent,
    checked: readonly CheckedRecipient[],
  ): Promise<Addressed[] | CampaignProblem> {
    let { share } = paceOf(campaign.per_minute);
    const addressed: Addressed[] = [];
    for (const one of checked) {
      const goes = one.reason === null && one.quietUntil === undefined && one.hasSender && share > 0;
      if (goes) share -= 1;
      try {
        const filled = goes ? await this.contents.filled(campaign, content, one.recipient) : undefined;
        addressed.push({ ...one, ...(filled !== undefined && { content: filled }) });
      } catch (error) {
        // Taken back or changed since it was read: the job would be given up, and nobody would see why nothing goes.
        if (error instanceof AppError && !error.retryable)
          return error.code === 'templates/value-missing' ? 'template-changed' : 'template-not-approved';
        throw error;
      }
    }
    return addressed;
  }
}
