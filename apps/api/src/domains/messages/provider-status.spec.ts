import type { Tx } from '../../platform/database/tx';
import type { ConversationsStore } from './conversations.store';
import type { LostAnswers } from './lost-answers';
import type { MessageEventsStore } from './message-events.store';
import type { MessageLog } from './message-log';
import type { MessageEventRow, MessageRow } from './messages-schema';
import type { OptOuts } from './opt-outs';
import { ProviderStatus, type ProviderReport } from './provider-status';

const report = (status: ProviderReport['status'], errorCode: string | null = null): ProviderReport => ({
  provider_id: 'SM1',
  status,
  errorCode,
});

function* ordersOf<Item>(items: readonly Item[]): Generator<Item[]> {
  if (items.length === 0) yield [];
  for (const [index, item] of items.entries())
    for (const rest of ordersOf(items.toSpliced(index, 1))) yield [item, ...rest];
}

/** The state after these reports, each of which is kept once before it is applied. */
async function stateAfter(reports: readonly ProviderReport[]): Promise<string> {
  const told: MessageEventRow[] = [];
  const tx = {} as Tx;
  const status = new ProviderStatus(
    { ofProviderId: () => Promise.resolve(told) } as unknown as MessageEventsStore,
    {} as ConversationsStore,
    { change: () => Promise.resolve() } as unknown as MessageLog,
    {} as OptOuts,
    { handOverOf: () => Promise.resolve() } as unknown as LostAnswers,
  );
  const message = { status: 'sending', status_rank: 0, error_code: null, provider_id: null } as MessageRow;
  for (const each of reports) {
    const event = { provider_id: 'SM1', status: each.status, error_code: each.errorCode ?? '' };
    const isNew = !told.some((one) => one.status === event.status && one.error_code === event.error_code);
    if (isNew) told.push({ ...event, message_id: 'm', at: 0, raw: '' });
    await status.apply(tx, message, each);
  }
  return `${message.status} ${message.error_code ?? '-'}`;
}

it.each([
  [[report('queued'), report('sent'), report('delivered'), report('read'), report('delivered')], 'read -'],
  [
    [
      report('sent'),
      report('failed', '30005'),
      report('undelivered', '30003'),
      report('failed', '30008'),
      report('sent'),
    ],
    'undelivered 30003',
  ],
  [
    [
      report('undelivered', '30006'),
      report('undelivered', '30003'),
      report('delivered'),
      report('failed', '30005'),
    ],
    'delivered 30003',
  ],
])('comes to one state in every order of its reports: %#', async (reports, expected) => {
  for (const order of ordersOf(reports)) expect([order, await stateAfter(order)]).toEqual([order, expected]);
});
