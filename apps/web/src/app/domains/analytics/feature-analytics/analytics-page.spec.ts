import { jest } from '@jest/globals';
import { TestBed } from '@angular/core/testing';
import type { Analytics, AnalyticsFigures, ChannelCost } from '@centralita/shared-types';
import { PeopleBed } from '../../people/testing/people-bed';
import { ChartDrawing } from '../ui/chart-drawing';
import { AnalyticsPage } from './analytics-page';

/** The page asks at most so often. */
const CALM_MS = 15_000;
const NO_WAITS = { count: 0, medianMs: null, p90Ms: null };
const figures = (costs: ChannelCost[]): AnalyticsFigures => ({
  messages: { incoming: 2, outgoing: 3, delivered: 3, failed: 0 },
  answers: { bot: NO_WAITS, person: NO_WAITS, botShare: null, handOvers: 0 },
  calls: {
    ...{ incoming: 0, answered: 0, missed: 0, byFlow: 0, outgoing: 0, outgoingAnswered: 0 },
    ...{ wait: NO_WAITS, givenUp: NO_WAITS, talkedSec: 0, averageTalkedSec: null },
  },
  ratings: { count: 0, average: null },
  costs,
});
const analytics = (current: ChannelCost[], previous: ChannelCost[] = []): Analytics => ({
  ...{ from: '2026-11-24', to: '2026-11-30', zone: 'UTC' },
  before: { from: '2026-11-17', to: '2026-11-23' },
  countedAt: null,
  ...{ current: figures(current), previous: figures(previous) },
  ...{ states: [], step: 'day', traffic: [], busyHours: [], people: [], numbers: [] },
});

/** There is no canvas in jsdom: charts wait for it for ever. */
const noCanvas: ChartDrawing = { on: () => new Promise(() => undefined) };

describe('AnalyticsPage', () => {
  afterEach(() => jest.restoreAllMocks());

  const opened = async (shown: Analytics, language: 'en' | 'es' = 'en') => {
    const bed = new PeopleBed('analytics', language, [{ provide: ChartDrawing, useValue: noCanvas }]);
    const fixture = TestBed.createComponent(AnalyticsPage);
    await bed.signIn('admin');
    await bed.answer('/api/analytics', shown);
    const element = fixture.nativeElement as HTMLElement;
    const textOf = (node: Element | null): string => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
    const card = (): Element | null => element.querySelector('section[aria-labelledby="analytics-costs"]');
    return {
      bed,
      element,
      card,
      tiles: () =>
        [...(card()?.querySelectorAll('app-figure-tile') ?? [])].map((tile) =>
          [...tile.querySelectorAll('dt, dd')].map(textOf),
        ),
      rows: () => [...(card()?.querySelectorAll('tr') ?? [])].map((row) => [...row.children].map(textOf)),
    };
  };

  it('tells what was billed, by channel, and of how many messages and calls there is no price', async () => {
    const { tiles, rows } = await opened(
      analytics(
        [
          { channel: 'sms', amounts: [{ unit: 'USD', amount: 1.5 }], unknown: 0 },
          { channel: 'voice', amounts: [{ unit: 'USD', amount: 0.0125 }], unknown: 1_200 },
        ],
        [{ channel: 'sms', amounts: [{ unit: 'USD', amount: 1 }], unknown: 0 }],
      ),
    );
    expect(tiles()).toEqual([
      ['Billed', '$1.51', '+51% previously $1.00'],
      ['Without a price so far', '1,200', 'previously 0'],
    ]);
    expect(rows()).toEqual([
      ['Channel', 'Billed', 'Billed previously', 'Without a price so far'],
      ['SMS', '$1.50', '$1.00', '0'],
      ['Calls', '$0.0125', '—', '1,200'],
    ]);
  });

  it('writes amounts as the language does, and adds no two currencies', async () => {
    const amounts = [
      { unit: 'EUR', amount: 1234.5 },
      { unit: 'USD', amount: 2 },
    ];
    const { tiles, rows } = await opened(analytics([{ channel: 'voice', amounts, unknown: 0 }]), 'es');
    expect(tiles()).toEqual([
      ['Cobrado', '1234,50 €', 'antes —'],
      ['Cobrado', '2,00 US$', 'antes —'],
    ]);
    expect(rows()[1]).toEqual(['Llamadas', '1234,50 € + 2,00 US$', '—', '0']);
  });

  it('asks again when calls have their price, also where it has asked just before', async () => {
    const cost = (amount: number): Analytics =>
      analytics([{ channel: 'voice', amounts: [{ unit: 'USD', amount }], unknown: 0 }]);
    const { bed, tiles } = await opened(analytics([{ channel: 'voice', amounts: [], unknown: 1 }]));
    const clock = jest.spyOn(Date, 'now');
    const passes = (ms: number): void => void clock.mockReturnValue(Date.now() + ms);
    passes(CALM_MS);
    await bed.happens('calls/billed', { callSid: 'CA1' });
    await bed.answer('/api/analytics', cost(1));
    expect(tiles()[0]).toEqual(['Billed', '$1.00', 'previously —']);

    await bed.happens('calls/billed', { callSid: 'CA2' });
    expect(bed.waiting('/api/analytics')).toBe(0);
    passes(CALM_MS - 20);
    await bed.happens('calls/billed', { callSid: 'CA3' });
    await bed.answer('/api/analytics', cost(2));
    expect(tiles()[0]).toEqual(['Billed', '$2.00', 'previously —']);
  });

  it('has no costs where there are none', async () => {
    const { element, card } = await opened(analytics([]));
    expect(element.textContent).toContain('Messages received');
    expect(card()).toBeNull();
  });
});
