import type { Analytics, AnalyticsFigures } from '@centralita/shared-types';
import type { FigureWords } from '../data/models/figure-words';

/** A figure, without its words: `name` is a key of them. */
export interface Tile {
  name: string;
  value: string;
  before: string;
  change?: string;
  /** Nine of ten waits were not longer. */
  p90?: string;
}

type Read = (figures: AnalyticsFigures) => number | null;
type Form = 'count' | 'share' | 'duration' | 'mark';

interface Figure {
  name: string;
  form: Form;
  read: Read;
  p90?: Read;
}

const part = (some: number, all: number): number | null => (all === 0 ? null : some / all);

const MESSAGES: readonly Figure[] = [
  { name: 'messagesIn', form: 'count', read: ({ messages }) => messages.incoming },
  { name: 'messagesOut', form: 'count', read: ({ messages }) => messages.outgoing },
  { name: 'delivered', form: 'share', read: ({ messages: m }) => part(m.delivered, m.outgoing) },
  { name: 'failed', form: 'count', read: ({ messages }) => messages.failed },
  { name: 'botShare', form: 'share', read: ({ answers }) => answers.botShare },
  { name: 'handOvers', form: 'count', read: ({ answers }) => answers.handOvers },
  {
    name: 'botAnswer',
    form: 'duration',
    read: ({ answers }) => answers.bot.medianMs,
    p90: ({ answers }) => answers.bot.p90Ms,
  },
  {
    name: 'personAnswer',
    form: 'duration',
    read: ({ answers }) => answers.person.medianMs,
    p90: ({ answers }) => answers.person.p90Ms,
  },
  { name: 'rating', form: 'mark', read: ({ ratings }) => ratings.average },
  { name: 'ratings', form: 'count', read: ({ ratings }) => ratings.count },
];
const CALLS: readonly Figure[] = [
  { name: 'callsIn', form: 'count', read: ({ calls }) => calls.incoming },
  {
    name: 'answered',
    form: 'share',
    read: ({ calls }) => part(calls.answered, calls.answered + calls.missed),
  },
  { name: 'missed', form: 'count', read: ({ calls }) => calls.missed },
  { name: 'callsOut', form: 'count', read: ({ calls }) => calls.outgoing },
  {
    name: 'wait',
    form: 'duration',
    read: ({ calls }) => calls.wait.medianMs,
    p90: ({ calls }) => calls.wait.p90Ms,
  },
  {
    name: 'talked',
    form: 'duration',
    read: ({ calls: { averageTalkedSec: sec } }) => (sec === null ? null : sec * 1000),
  },
];

export const messageTiles = (analytics: Analytics, words: FigureWords): Tile[] =>
  MESSAGES.map((figure) => tile(figure, analytics, words));
export const callTiles = (analytics: Analytics, words: FigureWords): Tile[] =>
  CALLS.map((figure) => tile(figure, analytics, words));

function tile({ name, form, read, p90 }: Figure, { current, previous }: Analytics, words: FigureWords): Tile {
  const write = (value: number | null): string =>
    form === 'count' ? words.count(value ?? 0) : words[form](value);
  const change = words.change(read(current), read(previous));
  return {
    name,
    value: write(read(current)),
    before: write(read(previous)),
    ...(change !== undefined && { change }),
    ...(p90 && p90(current) !== null && { p90: words.duration(p90(current)) }),
  };
}
