import { Injectable, inject } from '@angular/core';
import type { Analytics } from '@centralita/shared-types';
import { TranslocoService } from '@jsverse/transloco';
import { NumberFormat } from '../../../shared/phone-format/number-format';
import type { ChartModel, TableModel } from '../data/models/chart-model';
import type { FigureWords } from '../data/models/figure-words';

const STATES_SHOWN = ['received', 'queued', 'sent', 'delivered', 'read', 'failed', 'undelivered'];
/** States that a message passes on its way out, under one word. */
const ON_ITS_WAY = ['accepted', 'scheduled', 'sending', 'uncertain', 'receiving'];

/** Charts and tables of the figures, in the words of the page. */
@Injectable({ providedIn: 'root' })
export class AnalyticsModels {
  private readonly transloco = inject(TranslocoService);
  private readonly numbers = inject(NumberFormat);

  messages({ traffic, step }: Analytics, words: FigureWords): ChartModel {
    return {
      of: this.#word('analytics.step.' + step),
      categories: traffic.map(({ at }) => words.moment(at)),
      series: [
        {
          name: this.#word('analytics.figure.messagesIn'),
          tone: 'plain',
          values: traffic.map((one) => one.messagesIn),
        },
        {
          name: this.#word('analytics.figure.messagesOut'),
          tone: 'other',
          values: traffic.map((one) => one.messagesOut),
        },
      ],
    };
  }

  calls({ traffic, step }: Analytics, words: FigureWords): ChartModel {
    return {
      of: this.#word('analytics.step.' + step),
      categories: traffic.map(({ at }) => words.moment(at)),
      series: [
        {
          name: this.#word('analytics.figure.callsIn'),
          tone: 'plain',
          values: traffic.map((one) => one.callsIn),
        },
        {
          name: this.#word('analytics.figure.missed'),
          tone: 'ended',
          values: traffic.map((one) => one.callsMissed),
        },
        {
          name: this.#word('analytics.figure.callsOut'),
          tone: 'other',
          values: traffic.map((one) => one.callsOut),
        },
      ],
    };
  }

  /** Outgoing messages by what became of them, one bar for each state. */
  states({ states }: Analytics): ChartModel {
    const stateOf = (state: string): string =>
      ON_ITS_WAY.includes(state) ? 'queued' : STATES_SHOWN.includes(state) ? state : 'other';
    const outgoing = states.filter(({ direction }) => direction === 'outgoing');
    const shown = [...STATES_SHOWN, 'other'].filter((state) =>
      outgoing.some((one) => stateOf(one.state) === state),
    );
    const channels = [...new Set(outgoing.map(({ channel }) => channel))].sort();
    const tones = ['plain', 'other', 'third'] as const;
    return {
      of: this.#word('analytics.state.title'),
      categories: shown.map((state) => this.#word('analytics.state.' + state)),
      series: channels.map((channel, at) => ({
        name: this.#word('analytics.channel.' + channel),
        tone: tones[at] ?? 'plain',
        values: shown.map((state) =>
          outgoing
            .filter((one) => one.channel === channel && stateOf(one.state) === state)
            .reduce((sum, { count }) => sum + count, 0),
        ),
      })),
    };
  }

  people({ people }: Analytics, words: FigureWords): TableModel {
    const columns = [
      'messages',
      'answerMedian',
      'callsTaken',
      'callsMade',
      'talkedTotal',
      'rating',
      'ratingBefore',
    ];
    return {
      of: this.#word('analytics.person'),
      columns: columns.map((name) => this.#word('analytics.column.' + name)),
      rows: people.map(({ name, messages, answers, callsTaken, callsMade, talkedSec, ...more }) => ({
        name,
        cells: [
          words.count(messages),
          words.duration(answers.medianMs),
          words.count(callsTaken),
          words.count(callsMade),
          words.duration(talkedSec * 1000),
          ...[more.ratings, more.ratingsBefore].map(({ count, average }) =>
            average === null ? '—' : `${words.mark(average)} (${words.count(count)})`,
          ),
        ],
      })),
    };
  }

  ownNumbers({ numbers }: Analytics, words: FigureWords): TableModel {
    const columns = ['messagesIn', 'messagesOut', 'callsIn', 'missed', 'callsOut'];
    return {
      of: this.#word('analytics.number'),
      columns: columns.map((name) => this.#word('analytics.figure.' + name)),
      rows: numbers.map((one) => ({
        name: one.number.startsWith('+') ? this.numbers.format(one.number) : one.number,
        cells: [one.messagesIn, one.messagesOut, one.callsIn, one.callsMissed, one.callsOut].map((count) =>
          words.count(count),
        ),
      })),
    };
  }

  /** By channel; those that cost nothing are left out. */
  costs({ current, previous }: Analytics, words: FigureWords): TableModel {
    const channels = [...current.costs, ...previous.costs].map(({ channel }) => channel);
    const columns = ['billed', 'billedBefore', 'withoutPrice'];
    return {
      of: this.#word('analytics.channel.label'),
      columns: columns.map((name) => this.#word('analytics.column.' + name)),
      rows: [...new Set(channels)].sort().map((channel) => {
        const [now, then] = [current, previous].map(({ costs }) =>
          costs.find((cost) => cost.channel === channel),
        );
        return {
          name: this.#word('analytics.channel.' + channel),
          cells: [
            words.money(now?.amounts ?? []),
            words.money(then?.amounts ?? []),
            words.count(now?.unknown ?? 0),
          ],
        };
      }),
    };
  }

  #word(key: string): string {
    return this.transloco.translate<string>(key);
  }
}
