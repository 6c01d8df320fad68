import type { Analytics, AnalyticsFigures, ChannelCost } from '@centralita/shared-types';
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

/** What was billed over all channels, in each currency by itself, and of how many there is no price. */
export function costTiles({ current, previous }: Analytics, words: FigureWords): Tile[] {
  const [now, then] = [totalsOf(current.costs), totalsOf(previous.costs)];
  const billed = [...new Set([...now.byUnit.keys(), ...then.byUnit.keys()])].map((unit): Tile => {
    const write = (amount: number | undefined): string =>
      words.money(amount === undefined ? [] : [{ unit, amount }]);
    const [amount, before] = [now.byUnit.get(unit), then.byUnit.get(unit)];
    const change = words.change(amount ?? 0, before ?? 0);
    return {
      name: 'billed',
      ...{ value: write(amount), before: write(before) },
      ...(change !== undefined && { change }),
    };
  });
  if (now.unknown + then.unknown === 0) return billed;
  return [
    ...billed,
    { name: 'withoutPrice', value: words.count(now.unknown), before: words.count(then.unknown) },
  ];
}

function totalsOf(costs: readonly ChannelCost[]): { byUnit: Map<string, number>; unknown: number } {
  const byUnit = new Map<string, number>();
  for (const { unit, amount } of costs.flatMap(({ amounts }) => amounts))
    byUnit.set(unit, (byUnit.get(unit) ?? 0) + amount);
  return { byUnit, unknown: costs.reduce((sum, { unknown }) => sum + unknown, 0) };
}

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
