import { sql, type RawBuilder } from 'kysely';
import { FOUND_NOBODY } from '../calls/api/found-nobody';
import { BILLED_STATES } from '../messages/api/billed-states';
import { QUARTER_MS } from './analytics-schema';
import { STEP } from './waits';

/** Counts what an organisation had from one time to another into a table, by quarters. */
type Count = (organisationId: string, from: number, to: number) => RawBuilder<unknown>;

const INTO = sql`insert into analytics_figures
  (organisation_id, span, at, figure, channel, detail, bin, person_id, number, count, total_ms)`;
const INTO_COSTS = sql`insert into analytics_figures
  (organisation_id, span, at, figure, channel, detail, bin, person_id, number, count, total_ms, total_micros)`;
const quarterOf = (at: string): RawBuilder<number> =>
  sql`${sql.ref(at)} - ${sql.ref(at)} % ${sql.lit(QUARTER_MS)}`;
/** The step of the ladder of waits. */
const stepOf = (wait: RawBuilder<number>): RawBuilder<number> =>
  sql`cast(floor(ln(cast(case when ${wait} < 1 then 1 else ${wait} end as double precision)) / ln(${sql.lit(STEP)})) as integer)`;

const messages: Count = (organisationId, from, to) => sql`${INTO}
  select m.organisation_id, 'quarter', ${quarterOf('m.at')}, 'message', c.channel, m.author || ':' || m.status, 0,
    coalesce(m.person_id, ''), c.ours, count(*), 0
  from messages m join conversations c on c.id = m.conversation_id
  where m.organisation_id = ${organisationId} and m.at >= ${from} and m.at < ${to}
  group by 1, 3, 5, 6, 8, 9`;

/** A bot that only says that a person will come has answered nothing. Source: `AnswerOutcome`, which writes it. */
const IS_ANSWER = sql`(m.author = 'person' or m.author = 'bot' and (m.source is null or m.source not like '{"kind":"apology"%'))`;
/** The message that a bot answers: what was said before, such as thanks, may have needed no answer. */
const ANSWERED = sql`(select q.at from messages q where q.id = m.answers_id)`;
/** It answers what nobody waited for an answer to, such as a rating. */
const IS_ASIDE = sql`exists (select 1 from messages q where q.id = m.answers_id and q.asks_nothing = 1)`;
/** The customer's first message since somebody wrote back. */
const SINCE_QUESTION = sql`(
  select min(q.at) from messages q
  where q.conversation_id = m.conversation_id and q.author = 'customer' and q.asks_nothing is null and q.at < m.at and q.at > coalesce((
    select p.at from messages p
    where p.conversation_id = m.conversation_id and p.at < m.at and p.author in ('bot', 'person')
    order by p.at desc limit 1), 0))`;
/** Of a person also: since a bot asked for one. */
const SINCE_HAND_OVER = sql`(
  select min(h.at) from analytics_hand_overs h
  where h.conversation_id = m.conversation_id and h.at < m.at and h.at > coalesce((
    select p.at from messages p
    where p.conversation_id = m.conversation_id and p.at < m.at and p.author = 'person'
    order by p.at desc limit 1), 0))`;

const answers: Count = (organisationId, from, to) => sql`${INTO}
  select a.organisation_id, 'quarter', ${quarterOf('a.at')}, 'answer', a.channel, a.author, ${stepOf(sql`a.at - a.since`)},
    coalesce(a.person_id, ''), '', count(*), sum(a.at - a.since)
  from (
    select m.organisation_id, m.at, m.author, m.person_id, c.channel,
      case when m.author = 'person' then coalesce(${SINCE_HAND_OVER}, ${SINCE_QUESTION})
        else coalesce(${ANSWERED}, ${SINCE_QUESTION}) end as since
    from messages m join conversations c on c.id = m.conversation_id
    where m.organisation_id = ${organisationId} and m.at >= ${from} and m.at < ${to} and ${IS_ANSWER}
      and not ${IS_ASIDE}
  ) a
  where a.since is not null
  group by 1, 3, 5, 6, 7, 8`;

const handOvers: Count = (organisationId, from, to) => sql`${INTO}
  select h.organisation_id, 'quarter', ${quarterOf('h.at')}, 'hand-over', c.channel, h.reason, 0, '', c.ours, count(*), 0
  from analytics_hand_overs h join conversations c on c.id = h.conversation_id
  where h.organisation_id = ${organisationId} and h.at >= ${from} and h.at < ${to}
  group by 1, 3, 5, 6, 9`;

const WAS_ANSWERED = sql`(c.answered_at is not null or c.talked_sec is not null)`;
/** As `isMissed` of the domain `calls` has it. */
const WAS_MISSED = sql`(c.direction = 'incoming' and c.ended_at is not null and not ${WAS_ANSWERED}
  and (c.dialled_at is not null or c.outcome in (${sql.join(FOUND_NOBODY.map((outcome) => sql.lit(outcome)))})))`;
const RESULT = sql`case when ${WAS_ANSWERED} then 'answered' when c.ended_at is null then 'going-on'
  when ${WAS_MISSED} then 'missed' when c.direction = 'incoming' then 'by-flow' else 'unanswered' end`;
const TALKED_MS = sql`coalesce(c.talked_sec * 1000, c.ended_at - c.answered_at, 0)`;
const OURS = sql`case when c.direction = 'incoming' then c.called else c.caller end`;
const TAKEN_BY = sql`coalesce(case when c.direction = 'incoming' then c.answered_by else c.person_id end, '')`;

const calls: Count = (organisationId, from, to) => sql`${INTO}
  select c.organisation_id, 'quarter', ${quarterOf('c.started_at')}, 'call', 'voice', c.direction || ':' || ${RESULT}, 0,
    ${TAKEN_BY}, ${OURS}, count(*), sum(${TALKED_MS})
  from calls c
  where c.organisation_id = ${organisationId} and c.started_at >= ${from} and c.started_at < ${to}
  group by 1, 3, 6, 8, 9`;

const callWaits: Count = (organisationId, from, to) => sql`${INTO}
  select w.organisation_id, 'quarter', ${quarterOf('w.started_at')}, 'call-wait', 'voice', w.result, ${stepOf(sql`w.wait`)},
    w.person_id, '', count(*), sum(w.wait)
  from (
    select c.organisation_id, c.started_at, ${TAKEN_BY} as person_id,
      case when ${WAS_MISSED} then 'missed' else 'answered' end as result,
      case when ${WAS_MISSED} then c.ended_at - c.started_at else c.answered_at - c.started_at end as wait
    from calls c
    where c.organisation_id = ${organisationId} and c.started_at >= ${from} and c.started_at < ${to}
      and c.direction = 'incoming'
  ) w
  where w.wait is not null
  group by 1, 3, 6, 7, 8`;

const ratings: Count = (organisationId, from, to) => sql`${INTO}
  select r.organisation_id, 'quarter', ${quarterOf('r.rated_at')}, 'rating', c.channel, '', r.rating,
    coalesce(r.person_id, ''), '', count(*), 0
  from conversation_ratings r join conversations c on c.id = r.conversation_id
  where r.organisation_id = ${organisationId} and r.rated_at >= ${from} and r.rated_at < ${to} and r.rating is not null
  group by 1, 3, 5, 7, 8`;

/** Those that are not billed yet count without a unit. Neither mail nor what goes through Meta has a price: both bill otherwise. */
const messageCosts: Count = (organisationId, from, to) => sql`${INTO_COSTS}
  select m.organisation_id, 'quarter', ${quarterOf('m.at')}, 'cost', c.channel, coalesce(m.price_unit, ''), 0, '', '',
    count(*), 0, sum(coalesce(m.price_micros, 0))
  from messages m join conversations c on c.id = m.conversation_id
  where m.organisation_id = ${organisationId} and m.at >= ${from} and m.at < ${to}
    and (m.price_unit is not null or m.provider_id is not null and m.author <> 'customer'
      and m.status in (${sql.join(BILLED_STATES.map((state) => sql.lit(state)))})
      and c.channel <> 'email' and coalesce(c.account_sid, '') not like 'meta:%')
  group by 1, 3, 5, 6`;

const callCosts: Count = (organisationId, from, to) => sql`${INTO_COSTS}
  select c.organisation_id, 'quarter', ${quarterOf('c.started_at')}, 'cost', 'voice', coalesce(c.price_unit, ''), 0, '', '',
    count(*), 0, sum(coalesce(c.price_micros, 0))
  from calls c
  where c.organisation_id = ${organisationId} and c.started_at >= ${from} and c.started_at < ${to}
    and (c.price_unit is not null or c.account_sid is not null and c.ended_at is not null)
  group by 1, 3, 6`;

export const FIGURES: readonly Count[] = [
  ...[messages, answers, handOvers, calls, callWaits, ratings],
  ...[messageCosts, callCosts],
];

const messageTraffic: Count = (organisationId, from, to) => sql`
  insert into analytics_traffic (organisation_id, at, channel, incoming, outgoing, lost)
  select m.organisation_id, ${quarterOf('m.at')}, c.channel,
    sum(case when m.author = 'customer' then 1 else 0 end), sum(case when m.author = 'customer' then 0 else 1 end),
    sum(case when m.status in ('failed', 'undelivered', 'canceled') then 1 else 0 end)
  from messages m join conversations c on c.id = m.conversation_id
  where m.organisation_id = ${organisationId} and m.at >= ${from} and m.at < ${to}
  group by 1, 2, 3`;

const callTraffic: Count = (organisationId, from, to) => sql`
  insert into analytics_traffic (organisation_id, at, channel, incoming, outgoing, lost)
  select c.organisation_id, ${quarterOf('c.started_at')}, 'voice',
    sum(case when c.direction = 'incoming' then 1 else 0 end), sum(case when c.direction = 'incoming' then 0 else 1 end),
    sum(case when ${WAS_MISSED} then 1 else 0 end)
  from calls c
  where c.organisation_id = ${organisationId} and c.started_at >= ${from} and c.started_at < ${to}
  group by 1, 2`;

export const TRAFFIC: readonly Count[] = [messageTraffic, callTraffic];
