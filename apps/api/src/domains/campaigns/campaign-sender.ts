import { momentOf, wallTime, type CampaignProblem, type FilledTemplate } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/tx';
import { JobQueue } from '../../platform/queue/job-queue';
import { AutomaticMessages } from '../messages/api/automatic-messages';
import { CampaignLog } from './campaign-log';
import { CAMPAIGN_TURN } from './campaign-queues';
import type { CampaignRow } from './campaigns-schema';
import { CampaignsStore } from './campaigns.store';
import type { CheckedRecipient } from './recipient-checks';
import { RecipientsStore } from './recipients.store';
import { goesByItself } from './goes-by-itself';
import { paceOf } from './pace';

/** A recipient with their message. */
export type Addressed = CheckedRecipient & { content?: string | FilledTemplate };

const DAY_MS = 86_400_000;

/** What came of the recipients of a turn. */
interface TurnOutcome {
  sent: number;
  /** When more may go where the organisation has sent what it may in a day. */
  opensAt: number | undefined;
  /** When the first of those senders is free that could take no more until the next turn. */
  freeAt: number | undefined;
}

/** One turn of a campaign: what goes now is written into the conversations, and the next turn is asked for, in one unit. */
@Injectable()
export class CampaignSender {
  constructor(
    private readonly campaigns: CampaignsStore,
    private readonly recipients: RecipientsStore,
    private readonly messages: AutomaticMessages,
    private readonly jobs: JobQueue,
    private readonly log: CampaignLog,
    private readonly clock: Clock,
  ) {}

  /** @param seen the campaign as the recipients were looked at */
  async take(tx: Tx, seen: CampaignRow, addressed: readonly Addressed[], timeZone: string): Promise<void> {
    const campaign = await this.#mine(tx, seen);
    if (!campaign) return;
    const today = wallTime(this.clock.now(), timeZone).date;
    const sentToday = campaign.sent_day === today ? campaign.sent_that_day : 0;
    const { share } = paceOf(campaign.per_minute);
    const left = campaign.per_day === null ? share : Math.min(share, campaign.per_day - sentToday);
    const { sent, opensAt, freeAt } = await this.#write(tx, campaign, addressed, left);
    const counted = { sent_day: today, sent_that_day: sentToday + sent };
    const change = { ...counted, state: 'running', problem: null, goes_on_at: null } as const;
    await this.campaigns.change(tx, campaign.id, change);
    if (opensAt !== undefined) await this.#wait(tx, campaign, opensAt);
    else await this.#goOn(tx, { ...campaign, ...change }, timeZone, sent === 0 ? freeAt : undefined);
  }

  /** Nothing of it may go now: people have to look. */
  async pause(tx: Tx, seen: CampaignRow, problem: CampaignProblem): Promise<void> {
    const campaign = await this.#mine(tx, seen);
    if (!campaign) return;
    await this.campaigns.change(tx, campaign.id, { state: 'paused', problem, goes_on_at: null });
    this.log.tell(tx, campaign);
  }

  /** Its next turn is when the organisation may send again. */
  async #wait(tx: Tx, campaign: CampaignRow, opensAt: number): Promise<void> {
    await this.campaigns.change(tx, campaign.id, {
      ...{ state: 'paused', problem: 'daily-cap', goes_on_at: opensAt },
    });
    // Where the database's clock is ahead of ours, its job would come before its time again and again.
    const { everyMs } = paceOf(campaign.per_minute);
    await this.#next(tx, campaign, Math.max(opensAt, this.clock.now() + everyMs));
    this.log.tell(tx, campaign);
  }

  /** Held; undefined where it was paused, stopped or begun anew in the meantime. */
  async #mine(tx: Tx, { organisation_id, id, turn }: CampaignRow): Promise<CampaignRow | undefined> {
    const campaign = await this.campaigns.hold(tx, organisation_id, id);
    return campaign?.turn === turn && goesByItself(campaign) ? campaign : undefined;
  }

  async #write(
    tx: Tx,
    campaign: CampaignRow,
    addressed: readonly Addressed[],
    left: number,
  ): Promise<TurnOutcome> {
    const waiting = await this.recipients.stillWaiting(
      tx,
      addressed.map(({ recipient }) => recipient.id),
    );
    const until = this.clock.now() + paceOf(campaign.per_minute).everyMs;
    let sent = 0;
    let opensAt: number | undefined;
    let freeAt: number | undefined;
    // In one order, so that two campaigns which meet wait for each other and never both.
    for (const one of addressed.toSorted(byAddress)) {
      const { id } = one.recipient;
      if (!waiting.has(id)) continue;
      if (one.reason !== null)
        await this.recipients.change(tx, id, { state: 'left-out', reason: one.reason });
      else if (one.quietUntil !== undefined) await this.recipients.change(tx, id, { due_at: one.quietUntil });
      else if (sent < left && opensAt === undefined) {
        const became = await this.#send(tx, campaign, one, until);
        if (became === 'sent') sent += 1;
        else if (became === 'not-sent') continue;
        else if ('opensAt' in became) ({ opensAt } = became);
        else freeAt = Math.min(freeAt ?? Infinity, became.freeAt);
      }
    }
    return { sent, opensAt, freeAt };
  }

  /**
   * @param until the next turn: what its sender cannot send before is not written down, or no night, pause or person's answer
   *   would come before it
   * @returns when more may go where the organisation has sent what it may in a day, or its sender is not free until then
   */
  async #send(
    tx: Tx,
    { organisation_id, id }: CampaignRow,
    one: Addressed,
    until: number,
  ): Promise<'sent' | 'not-sent' | { opensAt: number } | { freeAt: number }> {
    const { recipient, reach, content } = one;
    if (content === undefined) return 'not-sent';
    const freeAt = await this.messages.freeAt(tx, reach);
    if (freeAt >= until) return { freeAt };
    const written = await this.messages.write(tx, {
      organisationId: organisation_id,
      reach,
      name: recipient.name ?? undefined,
      clientId: `campaign-${recipient.id}`,
      content,
    });
    if ('opensAt' in written) return written;
    if ('cannotWrite' in written) {
      const { cannotWrite } = written;
      // What changed since it was looked at; who has no sender now is looked at again.
      if (cannotWrite === 'no-sender') return 'not-sent';
      const reason = cannotWrite === 'no-reply-address' ? 'no-number' : cannotWrite;
      await this.recipients.change(tx, recipient.id, { state: 'left-out', reason });
      return 'not-sent';
    }
    const { messageId: message_id, conversationId: conversation_id } = written;
    const sent_at = this.clock.now();
    await this.recipients.change(tx, recipient.id, { state: 'sent', sent_at, message_id, conversation_id });
    this.log.sent(id, recipient.id);
    return 'sent';
  }

  /**
   * The next turn when somebody is due; none where nobody waits any more.
   *
   * @param freeAt when a sender is free, where nothing could be written before
   */
  async #goOn(tx: Tx, campaign: CampaignRow, timeZone: string, freeAt = 0): Promise<void> {
    const { id: campaignId, per_day: perDay, sent_that_day: sentToday } = campaign;
    const now = this.clock.now();
    const next = await this.recipients.nextDue(tx, campaignId);
    if (next === undefined) await this.campaigns.change(tx, campaignId, { state: 'done', ended_at: now });
    else {
      const isDayFull = perDay !== null && sentToday >= perDay;
      const tomorrow = isDayFull ? nextMidnight(now, timeZone) : 0;
      const runAt = Math.max(now + paceOf(campaign.per_minute).everyMs, next, tomorrow, freeAt);
      await this.#next(tx, campaign, runAt);
    }
    this.log.tell(tx, campaign);
  }

  async #next(tx: Tx, { id: campaignId, turn: before }: CampaignRow, runAt: number): Promise<void> {
    const turn = before + 1;
    await this.campaigns.change(tx, campaignId, { turn });
    await this.jobs.enqueue(tx, CAMPAIGN_TURN, { campaignId, turn }, { runAt, key: `${campaignId}/${turn}` });
  }
}

const byAddress = (one: Addressed, other: Addressed): number =>
  one.recipient.address < other.recipient.address ? -1 : 1;

const nextMidnight = (now: number, timeZone: string): number => {
  const { date } = wallTime(now, timeZone);
  const next = new Date(Date.parse(`${date}T12:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
  return momentOf({ date: next, time: '00:00' }, timeZone);
};
