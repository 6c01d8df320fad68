import type { Analytics } from '@centralita/shared-types';
import type { Counting } from '../src/domains/analytics/counting';
import type { Figures } from '../src/domains/analytics/api/figures';
import type { CallTables } from '../src/domains/calls/calls-schema';
import type { ConversationRatingRow, HandlingTables } from '../src/domains/messages/handling/handling-schema';
import type { ConversationRow, MessageRow, MessageTables } from '../src/domains/messages/messages-schema';
import type { Store } from '../src/platform/database/store';
import { onEachEngine } from './support/databases';
import { DAY, figuresOf, HOUR, MINUTE, NOW, numbers, oneOf } from './support/figures';
import { conversation, call, message, ORGANISATION } from './support/history-rows';

onEachEngine('figures', (open) => {
  let store: Store;
  let counting: Counting;
  let figures: Figures;

  beforeEach(async () => {
    store = await open();
    ({ counting, figures } = figuresOf(store));
  });

  const write = (work: (query: ReturnType<typeof tablesOf>) => Promise<unknown>): Promise<unknown> =>
    store.work.run((tx) => work(tablesOf(tx.query)));
  const tablesOf = (query: Store['database']['read']) => query.withTables<MessageTables & CallTables>();
  const read = (query: object): Promise<Analytics> => figures.of(ORGANISATION, query);

  it('agree with a count by hand, also after late states, other organisations and rows that went', async () => {
    const any = numbers(7);
    const conversations = ['sms', 'whatsapp', 'email'].map((channel) =>
      conversation(channel, { channel: channel as ConversationRow['channel'] }),
    );
    const rows: MessageRow[] = [];
    for (let at = NOW - 6 * DAY; at < NOW; at += MINUTE + any(90) * MINUTE) {
      const author = oneOf(any, 'customer', 'bot', 'person', 'server' as const);
      rows.push(
        message(`m${rows.length}`, oneOf(any, 'sms', 'whatsapp', 'email'), at, {
          author,
          status: author === 'customer' ? 'received' : oneOf(any, 'sent', 'queued', 'delivered'),
          person_id: author === 'person' ? 'ana' : null,
        }),
      );
    }
    await write(async (query) => {
      await query.insertInto('conversations').values(conversations).execute();
      await query.insertInto('messages').values(rows).execute();
      await query
        .insertInto('messages')
        .values(message('theirs', 'sms', NOW - HOUR, { organisation_id: 'another' }))
        .execute();
    });
    const byHand = (kept: readonly MessageRow[]) => {
      const states = new Map<string, number>();
      for (const { conversation_id: channel, author, status } of kept) {
        const key = `${channel} ${author === 'customer' ? 'incoming' : 'outgoing'} ${status}`;
        states.set(key, (states.get(key) ?? 0) + 1);
      }
      return Object.fromEntries([...states].sort());
    };
    const told = ({ states }: Analytics): Record<string, number> =>
      Object.fromEntries(
        states
          .map(({ channel, direction, state, count }) => [`${channel} ${direction} ${state}`, count] as const)
          .sort(),
      );
    await counting.catchUp();
    expect(told(await read({}))).toEqual(byHand(rows));

    const late = rows.filter(({ author }) => author !== 'customer' && any(2) === 0);
    for (const row of late) row.status = 'delivered';
    const kept = rows.filter(() => any(10) > 0);
    const idsOf = (some: readonly MessageRow[]): string[] => some.map(({ id }) => id);
    const gone = rows.filter((row) => !kept.includes(row));
    await write(async (query) => {
      await query
        .updateTable('messages')
        .set({ status: 'delivered' })
        .where('id', 'in', idsOf(late))
        .execute();
      await query.deleteFrom('messages').where('id', 'in', idsOf(gone)).execute();
    });
    await counting.catchUp();
    const after = await read({});
    expect(told(after)).toEqual(byHand(kept));
    const incoming = kept.filter(({ author }) => author === 'customer');
    expect(after.current.messages.incoming).toBe(incoming.length);
    expect(after.traffic.reduce((sum, { messagesIn }) => sum + messagesIn, 0)).toBe(incoming.length);
    expect(after.busyHours.reduce((sum, { messages }) => sum + messages, 0)).toBe(incoming.length);
    expect(after.people).toMatchObject([
      { name: 'Ana', messages: kept.filter(({ person_id: id }) => id === 'ana').length },
    ]);
    const sms = kept.filter(({ conversation_id: channel }) => channel === 'sms');
    expect(told(await read({ channel: 'sms' }))).toEqual(byHand(sms));
  });

  it('of satisfaction agree with a count by hand, by person, beside the period before', async () => {
    const any = numbers(11);
    const rated = Array.from({ length: 300 }, (_, index): ConversationRatingRow => {
      const rating = oneOf(any, 1, 2, 3, 4, 5, null);
      const rated_at = NOW - any(14 * 24 * 60) * MINUTE;
      return {
        ...{ id: `r${index}`, organisation_id: ORGANISATION, message_id: `m${index}` },
        conversation_id: oneOf(any, 'sms', 'whatsapp'),
        person_id: oneOf(any, 'ana', null),
        asked_at: rated_at - MINUTE,
        ...(rating === null ? { rating, rated_at: null } : { rating, rated_at }),
      };
    });
    const insert = (rows: readonly ConversationRatingRow[]): Promise<unknown> =>
      write((query) =>
        query.withTables<HandlingTables>().insertInto('conversation_ratings').values(rows).execute(),
      );
    await write((query) =>
      query
        .insertInto('conversations')
        .values([conversation('sms', {}), conversation('whatsapp', { channel: 'whatsapp' })])
        .execute(),
    );
    await insert(rated);
    await insert([{ ...rated.find(({ rating }) => rating !== null)!, id: 'x', organisation_id: 'another' }]);
    const byHand = (days: [from: number, to: number], wanted: (row: ConversationRatingRow) => boolean) => {
      const [from, to] = days.map((day) => Math.floor(NOW / DAY) * DAY + day * DAY) as [number, number];
      const given = rated.filter(
        (row) => (row.rated_at ?? 0) >= from && (row.rated_at ?? 0) < to && wanted(row),
      );
      const sum = given.reduce((all, { rating }) => all + rating!, 0);
      const average = given.length === 0 ? null : Math.round((sum / given.length) * 100) / 100;
      return { count: given.length, average };
    };
    const agrees = async (): Promise<void> => {
      await counting.catchUp();
      const { current, previous, people } = await read({});
      expect(current.ratings).toEqual(byHand([-6, 1], () => true));
      expect(previous.ratings).toEqual(byHand([-13, -6], () => true));
      const isAnas = ({ person_id: id }: ConversationRatingRow): boolean => id === 'ana';
      expect(people).toMatchObject([
        { name: 'Ana', ratings: byHand([-6, 1], isAnas), ratingsBefore: byHand([-13, -6], isAnas) },
      ]);
      const { current: ofSms } = await read({ channel: 'sms' });
      expect(ofSms.ratings).toEqual(byHand([-6, 1], ({ conversation_id: id }) => id === 'sms'));
    };
    await agrees();
    expect(byHand([-6, 1], () => true).count).toBeGreaterThan(50);
    // Those that are given later, and those that are gone.
    const late = rated.filter(({ rating }) => rating === null);
    for (const row of late) Object.assign(row, { rating: 5, rated_at: NOW - HOUR });
    const [gone] = rated.splice(
      rated.findIndex(({ rated_at: at }) => (at ?? 0) > NOW - DAY),
      1,
    );
    await write(async (query) => {
      const ratings = query.withTables<HandlingTables>();
      await ratings
        .updateTable('conversation_ratings')
        .set({ rating: 5, rated_at: NOW - HOUR })
        .where('rating', 'is', null)
        .execute();
      await ratings.deleteFrom('conversation_ratings').where('id', '=', gone!.id).execute();
    });
    await agrees();
  });

  it('count again what is counted already to the same', async () => {
    await write(async (query) => {
      await query.insertInto('conversations').values(conversation('c', {})).execute();
      await query
        .insertInto('messages')
        .values(message('m', 'c', NOW - HOUR, {}))
        .execute();
    });
    await Promise.all([counting.catchUp(), counting.catchUp(), counting.catchUp()]);
    const first = await read({});
    await write((query) =>
      query.updateTable('messages').set({ text: 'other' }).where('id', '=', 'm').execute(),
    );
    await counting.catchUp();
    expect(await read({})).toEqual(first);
    expect(first.current.messages.incoming).toBe(1);
  });

  it('tell how long customers waited, for a bot and for a person who was asked for', async () => {
    const at = NOW - 2 * HOUR;
    const apology = { author: 'bot', source: '{"kind":"apology","tookMs":1}' } as const;
    await write(async (query) => {
      await query.insertInto('conversations').values(conversation('c', {})).execute();
      await query
        .insertInto('messages')
        .values([
          message('1', 'c', at, {}),
          message('2', 'c', at + 1_000, {}),
          message('3', 'c', at + 5_000, { author: 'bot', status: 'sent' }),
          message('4', 'c', at + 6_000, { author: 'bot', status: 'sent' }),
          message('5', 'c', at + 20_000, {}),
          message('6', 'c', at + 21_000, { ...apology, status: 'sent' }),
        ])
        .execute();
      await query
        .updateTable('conversations')
        .set({ handed_over_at: at + 21_000, handed_over_reason: 'asked', answered_by: 'person' })
        .execute();
      await query
        .insertInto('messages')
        .values(
          message('7', 'c', at + 21_000 + 10 * MINUTE, {
            author: 'person',
            person_id: 'ana',
            status: 'sent',
          }),
        )
        .execute();
    });
    const { current, people } = await read({});
    const { bot, person, ...rest } = current.answers;
    expect(rest).toEqual({ botShare: 0.5, handOvers: 1 });
    expect([bot.count, person.count]).toEqual([1, 1]);
    expect(Math.abs(bot.medianMs! - 5_000)).toBeLessThan(250);
    expect(Math.abs(person.medianMs! - 10 * MINUTE)).toBeLessThan(30_000);
    expect(people[0]?.answers).toEqual(person);
  });

  it('count from the message that a bot answers, not from thanks of the day before', async () => {
    const at = NOW - 2 * HOUR;
    await write(async (query) => {
      await query.insertInto('conversations').values(conversation('c', {})).execute();
      await query
        .insertInto('messages')
        .values([
          message('1', 'c', at - DAY, {}),
          message('2', 'c', at, {}),
          message('3', 'c', at + 5_000, { author: 'bot', status: 'sent', answers_id: '2' }),
          // A keyword and a rating wait for no answer, neither of a person nor of the bot.
          message('4', 'c', at + 6_000, { asks_nothing: 1 }),
          message('5', 'c', at + 6_001, { author: 'bot', status: 'sent', answers_id: '4' }),
          message('6', 'c', at + 7_000, { asks_nothing: 1 }),
          message('7', 'c', at + 8_000, { author: 'person', status: 'sent' }),
        ])
        .execute();
    });
    const { bot, person } = (await read({})).current.answers;
    expect([bot.count, person.count]).toEqual([1, 0]);
    expect(Math.abs(bot.medianMs! - 5_000)).toBeLessThan(250);
  });

  it('tell of calls who took them, who was missed and how long it took', async () => {
    const at = NOW - DAY;
    const talked = { dialled_at: at, answered_at: at + 10_000, answered_by: 'ana', talked_sec: 60 };
    await write((query) =>
      query
        .insertInto('calls')
        .values([
          call('1', at, { ...talked, ended_at: at + 70_000, outcome: 'completed' }),
          call('2', at, { dialled_at: at, ended_at: at + 20_000, outcome: 'no-answer' }),
          call('3', at, { ended_at: at + 5_000, outcome: 'completed' }),
          call('4', at, { direction: 'outgoing', person_id: 'ana', caller: '+14155550100', talked_sec: 30 }),
          call('5', at, { organisation_id: null, ended_at: at, outcome: 'unknown-number' }),
        ])
        .execute(),
    );
    const before = await read({});
    expect(before.current.calls).toMatchObject({
      incoming: 3,
      answered: 1,
      missed: 1,
      byFlow: 1,
      outgoing: 1,
      outgoingAnswered: 1,
      talkedSec: 90,
      averageTalkedSec: 45,
      wait: { count: 1 },
      givenUp: { count: 1 },
    });
    expect(before.people).toMatchObject([{ callsTaken: 1, callsMade: 1, talkedSec: 90 }]);
    expect(before.numbers).toEqual([
      { number: '+14155550100', messagesIn: 0, messagesOut: 0, callsIn: 3, callsOut: 1, callsMissed: 1 },
    ]);
    expect((await read({ channel: 'sms' })).current.calls.incoming).toBe(0);
    // Told late: it was answered after all.
    await write((query) =>
      query.updateTable('calls').set({ talked_sec: 12 }).where('call_sid', '=', '2').execute(),
    );
    expect((await read({})).current.calls).toMatchObject({ answered: 2, missed: 0, talkedSec: 102 });
  });

  it('stand in the days and hours of a zone, also where its hours begin at another quarter', async () => {
    // In Kathmandu (+5:45) it is 00:05 on Monday the 23rd.
    const monday = Date.UTC(2026, 10, 22, 18, 20);
    await write(async (query) => {
      await query.insertInto('conversations').values(conversation('c', {})).execute();
      await query
        .insertInto('messages')
        .values([message('1', 'c', monday, {}), message('2', 'c', monday - 10 * MINUTE, {})])
        .execute();
    });
    const day = { from: '2026-11-23', to: '2026-11-23', zone: 'Asia/Kathmandu' };
    const there = await read(day);
    expect(there).toMatchObject({ step: 'hour', before: { from: '2026-11-22', to: '2026-11-22' } });
    expect(there.traffic).toHaveLength(24);
    expect(there.traffic[0]).toMatchObject({ at: '2026-11-23T00', messagesIn: 1 });
    expect(there.busyHours).toEqual([{ weekday: 1, hour: 0, messages: 1, calls: 0 }]);
    expect(there.previous.messages.incoming).toBe(1);
    expect((await read({ ...day, zone: 'UTC' })).current.messages.incoming).toBe(0);
  });

  it('have a day of 23 and one of 25 hours where clocks are changed', async () => {
    const zone = 'Europe/Madrid';
    const [spring, autumn] = ['2026-03-29', '2026-10-25'];
    await write(async (query) => {
      await query.insertInto('conversations').values(conversation('c', {})).execute();
      // The first and the last quarter of each day, by its own clocks.
      const quarters = ['2026-03-28T23:00', '2026-03-29T21:59', '2026-10-24T22:00', '2026-10-25T22:59'];
      for (const [index, at] of quarters.entries())
        await query
          .insertInto('messages')
          .values(message(`${index}`, 'c', Date.parse(`${at}Z`), {}))
          .execute();
    });
    for (const date of [spring, autumn]) {
      const { traffic, current } = await read({ from: date, to: date, zone });
      expect(current.messages.incoming).toBe(2);
      expect([traffic.at(0)?.at, traffic.at(-1)?.at]).toEqual([`${date}T00`, `${date}T23`]);
      expect([traffic.at(0)?.messagesIn, traffic.at(-1)?.messagesIn]).toEqual([1, 1]);
    }
    const year = await read({ from: '2026-01-01', to: '2026-12-31', zone });
    expect(year.step).toBe('month');
    expect(year.traffic.map(({ at, messagesIn }) => [at, messagesIn])).toEqual(
      Array.from({ length: 12 }, (_, index) => [
        `2026-${String(index + 1).padStart(2, '0')}`,
        index === 2 || index === 9 ? 2 : 0,
      ]),
    );
  });

  it('refuse a zone that is none and a period that is none', async () => {
    await expect(read({ zone: 'Mars/Olympus' })).rejects.toMatchObject({ code: 'analytics/unknown-zone' });
    for (const [from, to] of [
      ['2026-11-02', '2026-11-01'],
      ['2025-01-01', '2026-11-01'],
      ['2026-02-30', '2026-03-01'],
    ])
      await expect(read({ from, to })).rejects.toMatchObject({ code: 'analytics/bad-period' });
  });
});
