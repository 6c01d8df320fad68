import type { Analytics, AnalyticsFigures, ChannelCost } from '@centralita/shared-types';

type Cell = string | number | null;

/** Every figure as a line: what it is of, its measure, and its value beside that of the period before. */
export function figureLines(analytics: Analytics): Cell[][] {
  const { from, to, zone, before } = analytics;
  return [
    ['of', 'which', 'measure', `${from} - ${to} (${zone})`, `${before.from} - ${before.to}`],
    ...totals(analytics.current, analytics.previous),
    ...costs(analytics.current.costs, analytics.previous.costs),
    ...analytics.states.map(({ channel, direction, state, count }) => [
      'state',
      `${channel} ${direction}`,
      state,
      count,
      null,
    ]),
    ...analytics.traffic.flatMap(({ at, ...counts }) => measured('time', at, counts)),
    ...analytics.busyHours.flatMap(({ weekday, hour, ...counts }) =>
      measured('weekday and hour', `${weekday} ${String(hour).padStart(2, '0')}:00`, counts),
    ),
    ...analytics.people.flatMap(({ id: _id, name, answers, ratings, ratingsBefore, ...counts }) => [
      ...measured('person', name, { ...counts, answers: answers.count, answerMedianMs: answers.medianMs }),
      ['person', name, 'ratings', ratings.count, ratingsBefore.count],
      ['person', name, 'ratingAverage', ratings.average, ratingsBefore.average],
    ]),
    ...analytics.numbers.flatMap(({ number, ...counts }) => measured('number', number, counts)),
  ];
}

const measured = (of: string, which: string, measures: Record<string, number | null>): Cell[][] =>
  Object.entries(measures).map(([measure, value]) => [of, which, measure, value, null]);

/** `answers.bot.medianMs` and so on, as the API names them. */
function totals(
  { costs: _now, ...current }: AnalyticsFigures,
  { costs: _then, ...previous }: AnalyticsFigures,
): Cell[][] {
  const [now, then] = [flat(current), flat(previous)];
  return [...now].map(([measure, value]) => ['total', '', measure, value, then.get(measure) ?? null]);
}

/** By channel: an amount of each unit, and of how many there is no price. */
function costs(current: readonly ChannelCost[], previous: readonly ChannelCost[]): Cell[][] {
  const [now, then] = [measuredCosts(current), measuredCosts(previous)];
  return [...new Map([...now, ...then])].map(([key, [channel, measure]]) => [
    ...['cost', channel, measure],
    now.get(key)?.[2] ?? 0,
    then.get(key)?.[2] ?? 0,
  ]);
}

const measuredCosts = (
  costs: readonly ChannelCost[],
): Map<string, [channel: string, measure: string, value: number]> =>
  new Map(
    costs
      .flatMap(({ channel, amounts, unknown }): [string, string, number][] => [
        ...amounts.map(({ unit, amount }): [string, string, number] => [channel, unit, amount]),
        [channel, 'withoutPrice', unknown],
      ])
      .map((line) => [`${line[0]} ${line[1]}`, line]),
  );

function flat(figures: object, path = ''): Map<string, number | null> {
  const found = new Map<string, number | null>();
  for (const [name, value] of Object.entries(figures) as [string, object | number | null][]) {
    if (typeof value === 'object' && value !== null)
      for (const [inner, figure] of flat(value, `${path}${name}.`)) found.set(inner, figure);
    else found.set(`${path}${name}`, value);
  }
  return found;
}
