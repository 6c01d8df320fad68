import type { CallItem } from '@centralita/shared-types';
import { callEnd } from './call-end';

const CALL = {
  direction: 'incoming',
  endedAt: 2,
  answeredAt: null,
  answeredBy: null,
  outcome: null,
} as CallItem;
const ben = { id: 'p1', name: 'Ben' };

it.each<[Partial<CallItem>, object]>([
  [{ endedAt: null }, { key: 'ringing' }],
  [{ endedAt: null, answeredAt: 1 }, { key: 'going-on' }],
  [
    { outcome: 'completed', answeredBy: ben },
    { key: 'answered-by', name: 'Ben' },
  ],
  [{ outcome: 'completed' }, { key: 'answered-alone' }],
  [{ outcome: 'answered', direction: 'outgoing' }, { key: 'answered' }],
  [{ outcome: 'no-answer' }, { key: 'incoming.no-answer' }],
  [{ outcome: 'busy', direction: 'outgoing' }, { key: 'outgoing.busy' }],
  [{}, { key: 'incoming.unknown' }],
])('of %j is %j', (more, end) => {
  expect(callEnd({ ...CALL, ...more })).toEqual(end);
});
