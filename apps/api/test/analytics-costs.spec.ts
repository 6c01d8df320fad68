import type { Analytics } from '@centralita/shared-types';
import type { Counting } from '../src/domains/analytics/counting';
import type { Figures } from '../src/domains/analytics/api/figures';
import type { CallTables } from '../src/domains/calls/calls-schema';
import type { MessageTables } from '../src/domains/messages/messages-schema';
import type { Store } from '../src/platform/database/store';
import { onEachEngine } from './support/databases';
import { DAY, figuresOf, HOUR, MINUTE, NOW, numbers, oneOf } from './support/figures';
import { conversation, call, message, ORGANISATION } from './support/history-rows';

onEachEngine('figures of costs', (open) => {
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

  it('agree with a count by hand, by channel and currency, also when prices come later', async () => {
    const any = numbers(13);
    const at = (): number => NOW - any(14 * 24 * 60) * MINUTE;
    const sent = Array.from({ length: 200 }, (_, index) =>
      message(`m${index}`, oneOf(any, 'sms', 'whatsapp', 'email', 'meta'), at(), {
        author: oneOf(any, 'bot', 'person', 'customer'),
        status: oneOf(any, 'queued', 'sent', 'delivered', 'failed'),
        provider_id: `SM${index}`,
      }),
    );
    const called = Array.from({ length: 100 }, (_, index) => {
      const started_at = at();
      const ended_at = oneOf(any, started_at + MINUTE, null);
      return call(`CA${index}`, started_at, { ended_at, account_sid: oneOf(any, 'AC1', null) });
    });
    await write(async (query) => {
      await query
        .insertInto('conversations')
        .values([
          conversation('sms', {}),
          conversation('whatsapp', { channel: 'whatsapp', account_sid: 'AC1' }),
          conversation('email', { channel: 'email' }),
          conversation('meta', { channel: 'whatsapp', account_sid: 'meta:1' }),
        ])
        .execute();
      await query.insertInto('messages').values(sent).execute();
      await query.insertInto('calls').values(called).execute();
      const theirs = { organisation_id: 'another', price_micros: 1, price_unit: 'USD' };
      await query
        .insertInto('calls')
        .values(call('theirs', NOW - HOUR, theirs))
        .execute();
    });
    const mayCost = [
      ...sent
        .filter(({ author, status }) => author !== 'customer' && ['sent', 'delivered'].includes(status))
        .filter(({ conversation_id: id }) => id === 'sms' || id === 'whatsapp')
        .map((row) => ({ row, channel: row.conversation_id, when: row.at })),
      ...called
        .filter(({ ended_at, account_sid }) => ended_at !== null && account_sid !== null)
        .map((row) => ({ row, channel: 'voice', when: row.started_at })),
    ];
    const byHand = (from: number, to: number): object => {
      const [begin, end] = [from, to].map((day) => Math.floor(NOW / DAY) * DAY + day * DAY);
      const counted = mayCost.filter(({ when }) => when >= begin! && when < end!);
      return ['sms', 'voice', 'whatsapp'].flatMap((channel) => {
        const own = counted.filter((each) => each.channel === channel).map(({ row }) => row);
        const sumIn = (unit: string): { unit: string; amount: number }[] => {
          const some = own.filter((row) => row.price_unit === unit);
          const amount = some.reduce((sum, row) => sum + row.price_micros!, 0) / 1_000_000;
          return some.length > 0 ? [{ unit, amount }] : [];
        };
        const amounts = [...sumIn('USD'), ...sumIn('EUR')].sort((one, other) => other.amount - one.amount);
        const unknown = own.filter((row) => row.price_unit === null).length;
        return own.length > 0 ? [{ channel, amounts, unknown }] : [];
      });
    };
    const agrees = async (): Promise<void> => {
      await counting.catchUp();
      const { current, previous } = await read({});
      expect(current.costs).toEqual(byHand(-6, 1));
      expect(previous.costs).toEqual(byHand(-13, -6));
      expect((await read({ channel: 'voice' })).current.costs.map(({ channel }) => channel)).toEqual([
        'voice',
      ]);
    };
    await agrees();
    expect(byHand(-6, 1)).toMatchObject([{ amounts: [] }, { amounts: [] }, { amounts: [] }]);
    for (const { row } of mayCost.filter(() => any(10) > 0))
      Object.assign(row, { price_micros: any(90_000), price_unit: oneOf(any, 'USD', 'USD', 'EUR') });
    await write(async (query) => {
      for (const { row } of mayCost) {
        const { price_micros, price_unit } = row;
        const change = { price_micros, price_unit };
        if ('call_sid' in row)
          await query.updateTable('calls').set(change).where('call_sid', '=', row.call_sid).execute();
        else await query.updateTable('messages').set(change).where('id', '=', row.id).execute();
      }
    });
    await agrees();
    expect(byHand(-6, 1)).not.toMatchObject([{ unknown: 0 }, { unknown: 0 }, { unknown: 0 }]);
    expect((await read({})).current.costs.map(({ amounts }) => amounts.length)).toEqual([2, 2, 2]);
  });
});
