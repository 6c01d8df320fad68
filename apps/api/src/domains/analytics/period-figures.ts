import type {
  AnalyticsChannel,
  AnalyticsFigures,
  ChannelCost,
  NumberCount,
  PersonCount,
  Ratings,
  StateCount,
  Waits,
} from '@centralita/shared-types';
import type { MessageChannel, MessageStatus } from '@centralita/shared-types';
import { moneyOf } from '../../platform/money/money';
import type { FigureSum } from './figures.store';
import { quantile } from './waits';

type Test = (sum: FigureSum) => boolean;

const ARRIVED = ['delivered', 'read'];
const LOST = ['failed', 'undelivered', 'canceled'];

const figure =
  (name: FigureSum['figure'], detail?: string): Test =>
  (sum) =>
    sum.figure === name && (detail === undefined || sum.detail === detail);
const isIncoming: Test = ({ figure: name, detail }) => name === 'message' && detail.startsWith('customer:');
const isOutgoing: Test = ({ figure: name, detail }) => name === 'message' && !detail.startsWith('customer:');
const stateOf = ({ detail }: FigureSum): string => detail.slice(detail.indexOf(':') + 1);
const isCall =
  (direction: 'incoming' | 'outgoing', result?: string): Test =>
  ({ figure: name, detail }) =>
    name === 'call' &&
    (result === undefined ? detail.startsWith(direction) : detail === `${direction}:${result}`);

/** The figures of one period, from the sums of its buckets. */
export class PeriodFigures {
  constructor(private readonly sums: readonly FigureSum[]) {}

  all(): AnalyticsFigures {
    const bot = this.#waits(figure('answer', 'bot'));
    const person = this.#waits(figure('answer', 'person'));
    const answers = bot.count + person.count;
    const talkedMs = this.#total(figure('call'));
    const talks = this.#count(isCall('incoming', 'answered')) + this.#count(isCall('outgoing', 'answered'));
    return {
      messages: {
        incoming: this.#count(isIncoming),
        outgoing: this.#count(isOutgoing),
        delivered: this.#count((sum) => isOutgoing(sum) && ARRIVED.includes(stateOf(sum))),
        failed: this.#count((sum) => isOutgoing(sum) && LOST.includes(stateOf(sum))),
      },
      answers: {
        bot,
        person,
        botShare: answers === 0 ? null : bot.count / answers,
        handOvers: this.#count(figure('hand-over')),
      },
      calls: {
        incoming: this.#count(isCall('incoming')),
        answered: this.#count(isCall('incoming', 'answered')),
        missed: this.#count(isCall('incoming', 'missed')),
        byFlow: this.#count(isCall('incoming', 'by-flow')),
        outgoing: this.#count(isCall('outgoing')),
        outgoingAnswered: this.#count(isCall('outgoing', 'answered')),
        wait: this.#waits(figure('call-wait', 'answered')),
        givenUp: this.#waits(figure('call-wait', 'missed')),
        talkedSec: Math.round(talkedMs / 1000),
        averageTalkedSec: talks === 0 ? null : Math.round(talkedMs / talks / 1000),
      },
      ratings: this.#ratings(),
      costs: this.#costs(),
    };
  }

  /** By channel, direction and state; the most frequent first. */
  states(): StateCount[] {
    const counts = new Map<string, StateCount>();
    for (const sum of this.sums) {
      if (sum.figure !== 'message') continue;
      const direction = isIncoming(sum) ? 'incoming' : 'outgoing';
      const state = stateOf(sum) as MessageStatus;
      const key = `${sum.channel} ${direction} ${state}`;
      const channel = sum.channel as MessageChannel;
      const count = counts.get(key) ?? { channel, direction, state, count: 0 };
      count.count += sum.count;
      counts.set(key, count);
    }
    return [...counts.values()].sort((one, other) => other.count - one.count);
  }

  get personIds(): string[] {
    return [...new Set(this.sums.map(({ person_id: id }) => id))].filter((id) => id !== '');
  }

  /** @param before of the period before */
  people(names: ReadonlyMap<string, string>, before: PeriodFigures): PersonCount[] {
    return this.personIds
      .map((id) => {
        const his = this.#of(id);
        return {
          id,
          name: names.get(id) ?? '',
          messages: his.#count(isOutgoing),
          answers: his.#waits(figure('answer', 'person')),
          callsTaken: his.#count(isCall('incoming')),
          callsMade: his.#count(isCall('outgoing')),
          talkedSec: Math.round(his.#total(figure('call')) / 1000),
          ratings: his.#ratings(),
          ratingsBefore: before.#of(id).#ratings(),
        };
      })
      .sort((one, other) => one.name.localeCompare(other.name));
  }

  numbers(): NumberCount[] {
    return [...new Set(this.sums.map(({ number }) => number))]
      .filter((number) => number !== '')
      .sort()
      .map((number) => {
        const its = new PeriodFigures(this.sums.filter((sum) => sum.number === number));
        return {
          number,
          messagesIn: its.#count(isIncoming),
          messagesOut: its.#count(isOutgoing),
          callsIn: its.#count(isCall('incoming')),
          callsOut: its.#count(isCall('outgoing')),
          callsMissed: its.#count(isCall('incoming', 'missed')),
        };
      });
  }

  #of(personId: string): PeriodFigures {
    return new PeriodFigures(this.sums.filter(({ person_id: owner }) => owner === personId));
  }

  #ratings(): Ratings {
    const given = this.sums.filter(figure('rating'));
    const count = given.reduce((all, sum) => all + sum.count, 0);
    const total = given.reduce((all, sum) => all + sum.bin * sum.count, 0);
    return { count, average: count === 0 ? null : Math.round((total / count) * 100) / 100 };
  }

  #costs(): ChannelCost[] {
    const byChannel = Map.groupBy(this.sums.filter(figure('cost')), ({ channel }) => channel);
    return [...byChannel]
      .map(([channel, sums]) => {
        const byUnit = new Map<string, number>();
        let unknown = 0;
        for (const { detail: unit, count, total_micros: micros } of sums)
          if (unit === '') unknown += count;
          else byUnit.set(unit, (byUnit.get(unit) ?? 0) + micros);
        return { channel: channel as AnalyticsChannel, amounts: moneyOf(byUnit), unknown };
      })
      .sort((one, other) => one.channel.localeCompare(other.channel));
  }

  #count(test: Test): number {
    return this.sums.reduce((all, sum) => (test(sum) ? all + sum.count : all), 0);
  }

  #total(test: Test): number {
    return this.sums.reduce((all, sum) => (test(sum) ? all + sum.total_ms : all), 0);
  }

  #waits(test: Test): Waits {
    const ladder = new Map<number, number>();
    for (const sum of this.sums) if (test(sum)) ladder.set(sum.bin, (ladder.get(sum.bin) ?? 0) + sum.count);
    const count = [...ladder.values()].reduce((all, each) => all + each, 0);
    return { count, medianMs: quantile(ladder, 0.5), p90Ms: quantile(ladder, 0.9) };
  }
}
