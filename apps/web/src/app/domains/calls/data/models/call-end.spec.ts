import type { CallItem, CallTransfer } from '@centralita/shared-types';
import { callEnd } from './call-end';

const CALL = {
  direction: 'incoming',
  endedAt: 2,
  answeredAt: null,
  answeredBy: null,
  outcome: null,
  transfers: [] as CallTransfer[],
} as CallItem;
const ben = { id: 'p1', name: 'Ben' };
const given = (more: Partial<CallTransfer>): CallTransfer => ({
  at: 1,
  by: { id: 'p2', name: 'Ana' },
  to: ben,
  number: null,
  takenAt: null,
  takenBy: null,
  ...more,
});

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
  [
    { endedAt: null, answeredAt: 1, transfers: [given({})] },
    { key: 'ringing-at', name: 'Ben' },
  ],
  [
    { endedAt: null, answeredAt: 1, transfers: [given({ takenAt: 2, takenBy: { id: 'p3', name: 'Eva' } })] },
    { key: 'going-on-with', name: 'Eva' },
  ],
  [
    { endedAt: null, answeredAt: 1, transfers: [given({ to: null, number: '+34911234567', takenAt: 2 })] },
    { key: 'going-on-with', name: '+34911234567' },
  ],
])('of %j is %j', (more, end) => {
  expect(callEnd({ ...CALL, ...more })).toEqual(end);
});
