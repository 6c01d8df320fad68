import { IsIn, IsString, Matches, MaxLength } from 'class-validator';
import type { Money } from './campaigns';
import { MayBeAbsent } from './may-be-absent';
import type { MessageChannel, MessageStatus } from './messages';
import { ANALYTICS_CHANNELS, LOCAL_DATE, TIME_ZONE, type AnalyticsChannel } from './rules';

/** What may stand behind the question mark of `GET /api/analytics` and of the exports. */
export class AnalyticsQuery {
  /** Chosen by the guard; listed so that it is let through. */
  @MayBeAbsent() @IsString() @MaxLength(64) organisation?: string;
  /** The first day, `2026-11-23`, as the calendar of the zone has it. Absent: six days before the last. */
  @MayBeAbsent() @Matches(LOCAL_DATE) from?: string;
  /** The last day, included. Absent: today. */
  @MayBeAbsent() @Matches(LOCAL_DATE) to?: string;
  /** IANA time zone, such as `Europe/Madrid`. Absent: UTC. */
  @MayBeAbsent() @Matches(TIME_ZONE) zone?: string;
  @MayBeAbsent() @IsIn(ANALYTICS_CHANNELS) channel?: AnalyticsChannel;
}

/** How long something took, from a ladder of buckets: right within five in a hundred. Null where there was nothing. */
export interface Waits {
  count: number;
  medianMs: number | null;
  /** Nine of ten were not longer. */
  p90Ms: number | null;
}

/** How satisfied customers said they were, each from 1 to 5. */
export interface Ratings {
  count: number;
  /** Null where nobody said. */
  average: number | null;
}

/** What the provider billed, as far as it is known: it tells some time after. */
export interface ChannelCost {
  /** Of messages that went out, or of calls. */
  channel: AnalyticsChannel;
  /** One for each currency, which are never added together; the largest first. */
  amounts: Money[];
  /** Messages and calls of which no price is known. */
  unknown: number;
}

/** The figures of a period. */
export interface AnalyticsFigures {
  messages: {
    /** From customers. */
    incoming: number;
    /** Of bots, people and the server itself. */
    outgoing: number;
    /** Of those that went out: arrived or read. */
    delivered: number;
    /** Of those that went out: failed, undelivered or canceled. */
    failed: number;
  };
  /** From the customer's message to the first answer; of a person also from a bot's request for one. */
  answers: {
    bot: Waits;
    person: Waits;
    /** 0 to 1; null where nothing was answered. */
    botShare: number | null;
    handOvers: number;
  };
  calls: {
    incoming: number;
    /** Of the incoming ones: somebody took it; nobody did; a flow alone was enough. */
    answered: number;
    missed: number;
    byFlow: number;
    outgoing: number;
    /** Of the outgoing ones. */
    outgoingAnswered: number;
    /** Until somebody took an incoming call. */
    wait: Waits;
    /** Until whoever was missed gave up. */
    givenUp: Waits;
    talkedSec: number;
    /** Of calls in which somebody talked. */
    averageTalkedSec: number | null;
  };
  /** Counted when they were given. */
  ratings: Ratings;
  /** Of channels that have any. Counted when messages were written and calls began. */
  costs: ChannelCost[];
}

/** Messages of one channel, direction and state. */
export interface StateCount {
  channel: MessageChannel;
  direction: 'incoming' | 'outgoing';
  state: MessageStatus;
  count: number;
}

/** A line of the chart over time. */
export interface TrafficCount {
  /** Hour `2026-11-23T09`, day `2026-11-23` or month `2026-11` of the zone. */
  at: string;
  messagesIn: number;
  messagesOut: number;
  callsIn: number;
  callsOut: number;
  callsMissed: number;
}

export interface BusyHour {
  /** 1: Monday, to 7: Sunday. */
  weekday: number;
  /** 0 to 23, in the zone. */
  hour: number;
  /** That came in. */
  messages: number;
  calls: number;
}

export interface PersonCount {
  id: string;
  name: string;
  messages: number;
  answers: Waits;
  callsTaken: number;
  callsMade: number;
  talkedSec: number;
  /** Of conversations that were theirs when they were done; those of the period before stand beside. */
  ratings: Ratings;
  ratingsBefore: Ratings;
}

export interface NumberCount {
  /** Number or address of the organisation. */
  number: string;
  messagesIn: number;
  messagesOut: number;
  callsIn: number;
  callsOut: number;
  callsMissed: number;
}

/** Answer of `GET /api/analytics`. */
export interface Analytics {
  /** As they were asked for, or the defaults. */
  from: string;
  to: string;
  zone: string;
  /** The days before, as many. */
  before: { from: string; to: string };
  /** When the figures were last brought up to date; epoch milliseconds. Null: there was never anything to count. */
  countedAt: number | null;
  current: AnalyticsFigures;
  previous: AnalyticsFigures;
  states: StateCount[];
  step: 'hour' | 'day' | 'month';
  traffic: TrafficCount[];
  /** Hours in which nothing came in are left out. */
  busyHours: BusyHour[];
  people: PersonCount[];
  numbers: NumberCount[];
}
