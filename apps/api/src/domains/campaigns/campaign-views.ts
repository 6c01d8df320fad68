import type {
  Campaign,
  CampaignContacts,
  CampaignCost,
  CampaignRecipient,
  CampaignReport,
  CampaignValue,
  MessageStatus,
} from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { PeopleDirectory } from '../people/api/people-directory';
import { CampaignOutcomes } from './campaign-outcomes';
import type { OutcomeCount } from './campaign-report.store';
import { money, moneyOf } from '../../platform/money/money';
import type { CampaignRow } from './campaigns-schema';
import type { RecipientWithOutcome } from './recipients.store';

type Step = 'queued' | 'sent' | 'delivered' | 'read' | 'failed';

/** How far a message has come. A send whose answer never came counts as on its way: it is looked up. */
const STEPS: Record<MessageStatus, Step> = {
  ...{ accepted: 'queued', scheduled: 'queued', queued: 'queued', sending: 'queued', uncertain: 'queued' },
  ...{ sent: 'sent', delivered: 'delivered', partially_delivered: 'delivered', read: 'read' },
  ...{ undelivered: 'failed', failed: 'failed', canceled: 'failed' },
  // Of messages that come in; none of a campaign has these.
  ...{ receiving: 'sent', received: 'sent' },
} as const;

/** Campaigns as people see them, with what became of them. */
@Injectable()
export class CampaignViews {
  constructor(
    private readonly outcomes: CampaignOutcomes,
    private readonly people: PeopleDirectory,
  ) {}

  async all(rows: readonly CampaignRow[]): Promise<Campaign[]> {
    const makers = rows.flatMap(({ made_by: id }) => (id === null ? [] : [id]));
    const [outcomes, names] = await Promise.all([
      this.outcomes.of(rows),
      makers.length > 0 ? this.people.names(makers) : new Map<string, string>(),
    ]);
    return rows.map((row) => ({
      ...viewOf(row),
      madeBy: row.made_by === null ? null : (names.get(row.made_by) ?? null),
      report: reportOf(outcomes.get(row.id) ?? []),
    }));
  }
}

const viewOf = (row: CampaignRow): Omit<Campaign, 'madeBy' | 'report'> => ({
  ...{ id: row.id, name: row.name, channel: row.channel, text: row.text },
  template:
    row.template_id === null
      ? null
      : {
          id: row.template_id,
          name: row.template_name ?? '',
          values: JSON.parse(row.template_values) as CampaignValue[],
        },
  contacts: row.contacts === null ? null : (JSON.parse(row.contacts) as CampaignContacts),
  perMinute: row.per_minute,
  perDay: row.per_day,
  evenInQuietHours: row.even_in_quiet_hours === 1,
  ...{ state: row.state, problem: row.problem },
  ...{ createdAt: row.created_at, startsAt: row.starts_at, endedAt: row.ended_at },
  ...{ goesOnAt: row.goes_on_at, filled: row.filled === 1 },
});

function reportOf(outcomes: readonly OutcomeCount[]): CampaignReport {
  const sum = (
    which: (one: OutcomeCount) => boolean,
    what: 'count' | 'replied' | 'opted_out' = 'count',
  ): number => outcomes.filter(which).reduce((total, one) => total + one[what], 0);
  const at = (step: Step): number => sum(({ status }) => status !== null && STEPS[status] === step);
  const leftOut = Map.groupBy(
    outcomes.filter(({ state }) => state === 'left-out'),
    ({ reason }) => reason,
  );
  const failures = Map.groupBy(
    outcomes.filter(({ status }) => status !== null && STEPS[status] === 'failed'),
    ({ error_code: code }) => code ?? '',
  );
  const counted = (rows: readonly OutcomeCount[]): number =>
    rows.reduce((total, { count }) => total + count, 0);
  return {
    recipients: sum(() => true),
    waiting: sum(({ state }) => state === 'waiting'),
    leftOut: [...leftOut].flatMap(([reason, rows]) =>
      reason === null ? [] : [{ reason, count: counted(rows) }],
    ),
    ...{
      queued: at('queued'),
      sent: at('sent'),
      delivered: at('delivered'),
      read: at('read'),
      failed: at('failed'),
    },
    failures: [...failures].map(([code, rows]) => ({ code, count: counted(rows) })),
    replied: sum(({ state }) => state === 'sent', 'replied'),
    optedOut: sum(({ state }) => state === 'sent', 'opted_out'),
    cost: costOf(outcomes),
  };
}

/** What failed before it went out, or waits to, costs nothing. */
function costOf(outcomes: readonly OutcomeCount[]): CampaignCost {
  const byUnit = new Map<string, number>();
  let unknown = 0;
  for (const { status, price_unit: unit, price_micros: micros, count } of outcomes)
    if (unit !== null) byUnit.set(unit, (byUnit.get(unit) ?? 0) + micros);
    else if (status !== null && ['sent', 'delivered', 'read'].includes(STEPS[status])) unknown += count;
  return { amounts: moneyOf(byUnit), unknown };
}

export const recipientView = (row: RecipientWithOutcome): CampaignRecipient => {
  const since = (at: number | null): boolean =>
    at !== null && row.sent_at !== null && Number(at) > row.sent_at;
  return {
    ...{ id: row.id, name: row.name, address: row.address, state: row.state, reason: row.reason },
    ...{ conversationId: row.conversation_id, sentAt: row.sent_at },
    ...{ status: row.status, errorCode: row.error_code },
    replied: since(row.inbound_at),
    optedOut: since(row.opted_out_at),
    price:
      row.price_unit === null || row.price_micros === null
        ? null
        : money(row.price_unit, Number(row.price_micros)),
  };
};
