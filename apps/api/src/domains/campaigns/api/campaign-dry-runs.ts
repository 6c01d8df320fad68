import {
  smsSegments,
  type CampaignCost,
  type CampaignDryRun,
  type CampaignExclusion,
} from '@centralita/shared-types';
import { countryOfNumber } from '@centralita/shared-types/phone-numbers';
import { Injectable } from '@nestjs/common';
import { MessageRates } from '../../messages/api/message-rates';
import { CampaignContents } from '../campaign-contents';
import { moneyOf } from '../../../platform/money/money';
import { notFound } from '../campaign-errors';
import type { CampaignRecipientRow, CampaignRow } from '../campaigns-schema';
import { CampaignsStore } from '../campaigns.store';
import { RecipientChecks, type CheckedRecipient } from '../recipient-checks';
import { RecipientsStore } from '../recipients.store';

/** Read at once; requests of other people come in between. */
const PIECE = 200;
const EXAMPLES_MAX = 3;
const COUNTRIES_MAX = 20;

interface Tally {
  reached: number;
  quietNow: number;
  segments: number;
  example: string | null;
  hasNoSender: boolean;
  leftOut: Map<CampaignExclusion, { count: number; examples: string[] }>;
  countries: Map<string, { recipients: number; segments: number }>;
  /** Messages and SMS by the number that sends them, then by country. */
  senders: Map<string, Map<string, { recipients: number; segments: number }>>;
}

/** What would happen if a campaign began now. Nothing is sent, nothing changed. */
@Injectable()
export class CampaignDryRuns {
  constructor(
    private readonly campaigns: CampaignsStore,
    private readonly recipients: RecipientsStore,
    private readonly contents: CampaignContents,
    private readonly checks: RecipientChecks,
    private readonly rates: MessageRates,
  ) {}

  /** @throws AppError `campaigns/not-found` */
  async of(organisationId: string, id: string): Promise<CampaignDryRun> {
    const campaign = await this.campaigns.findIn(organisationId, id);
    if (!campaign) throw notFound();
    const content = await this.contents.of(campaign);
    const hours = await this.checks.hoursOf(campaign);
    const tally = emptyTally();
    for (let after = 0; ;) {
      const page = await this.recipients.page(id, after, PIECE);
      const waiting = page.filter((row) => {
        if (row.state === 'left-out' && row.reason !== null) leaveOut(tally, row, row.reason);
        return row.state === 'waiting';
      });
      const checked =
        content.kind === 'problem' ? [] : await this.checks.of(campaign, content, hours, waiting);
      for (const one of checked) count(tally, one);
      if (page.length < PIECE) break;
      after = page.at(-1)?.position ?? after;
    }
    const problem =
      content.kind === 'problem' ? content.problem : tally.hasNoSender ? ('no-sender' as const) : null;
    return { ...resultOf(campaign, tally, problem), cost: await this.#costOf(campaign, tally) };
  }

  async #costOf({ organisation_id: id, channel }: CampaignRow, { senders }: Tally): Promise<CampaignCost> {
    const byUnit = new Map<string, number>();
    let unknown = 0;
    for (const [ours, countries] of senders) {
      const rates = await this.rates.of(id, channel, ours);
      for (const [country, { recipients, segments }] of countries) {
        const rate = rates.get(country);
        const billed = channel === 'sms' ? segments : recipients;
        if (rate) byUnit.set(rate.unit, (byUnit.get(rate.unit) ?? 0) + rate.micros * billed);
        else unknown += recipients;
      }
    }
    return { amounts: moneyOf(byUnit), unknown };
  }
}

const emptyTally = (): Tally => ({
  ...{ reached: 0, quietNow: 0, segments: 0, example: null, hasNoSender: false },
  ...{ leftOut: new Map(), countries: new Map(), senders: new Map() },
});

function count(tally: Tally, one: CheckedRecipient): void {
  const { recipient, reason, text = '', quietUntil, hasSender } = one;
  if (!hasSender) tally.hasNoSender = true;
  if (reason !== null) return leaveOut(tally, recipient, reason);
  const segments = smsSegments(text);
  tally.reached += 1;
  tally.segments += segments;
  tally.example ??= text;
  if (quietUntil !== undefined) tally.quietNow += 1;
  const country = countryOfNumber(recipient.address) ?? '';
  add(tally.countries, country, segments);
  const { ours } = one.reach;
  const ofSender = tally.senders.get(ours) ?? new Map<string, { recipients: number; segments: number }>();
  add(ofSender, country, segments);
  tally.senders.set(ours, ofSender);
}

function add(counts: Tally['countries'], country: string, segments: number): void {
  const known = counts.get(country) ?? { recipients: 0, segments: 0 };
  counts.set(country, { recipients: known.recipients + 1, segments: known.segments + segments });
}

function leaveOut(tally: Tally, { address }: CampaignRecipientRow, reason: CampaignExclusion): void {
  const known = tally.leftOut.get(reason) ?? { count: 0, examples: [] };
  const examples = known.examples.length < EXAMPLES_MAX ? [...known.examples, address] : known.examples;
  tally.leftOut.set(reason, { count: known.count + 1, examples });
}

const resultOf = (
  { channel, per_minute: perMinute, per_day: perDay }: CampaignRow,
  { reached, quietNow, segments, example, leftOut, countries }: Tally,
  problem: CampaignDryRun['problem'],
): Omit<CampaignDryRun, 'cost'> => ({
  ...{ reached, quietNow, problem, example },
  leftOut: [...leftOut].map(([reason, counted]) => ({ reason, ...counted })),
  segments: channel === 'sms' ? segments : null,
  countries: [...countries]
    .map(([country, counted]) => ({ country, ...counted }))
    .toSorted((one, other) => other.recipients - one.recipients)
    .slice(0, COUNTRIES_MAX),
  minutes: Math.ceil(reached / perMinute),
  days: perDay === null ? 1 : Math.max(1, Math.ceil(reached / perDay)),
});
