import type { ActivityItem } from '@centralita/shared-types';
import { mergedActivities } from './merged-activities';

let ids = 0;
const item = (
  kind: ActivityItem['kind'],
  at: number,
  data: ActivityItem['data'],
  organisationId: string | null = 'o1',
): ActivityItem => ({ id: String(++ids), kind, at, data, organisationId, names: {} });

describe('mergedActivities', () => {
  it('tells what concerns the server and an organisation once', () => {
    const merged = mergedActivities([
      item('organisations/created', 20, { organisationId: 'o2' }, null),
      item('organisations/created', 20, { organisationId: 'o2' }, 'o2'),
      item('organisations/created', 10, { organisationId: 'o1' }, null),
    ]);
    expect(merged.map(({ data }) => data['organisationId'])).toEqual(['o2', 'o1']);
  });

  it('tells a call once, as it stands now, however long it lasted', () => {
    const merged = mergedActivities([
      item('calls/ended', 900_000, { callSid: 'CA1', outcome: 'completed' }),
      item('calls/ringing', 800_000, { callSid: 'CA2' }),
      item('calls/answered', 2_000, { callSid: 'CA1' }),
      item('calls/ringing', 1_000, { callSid: 'CA1' }),
    ]);
    expect(merged.map(({ kind, data }) => [kind, data['callSid']])).toEqual([
      ['calls/ended', 'CA1'],
      ['calls/ringing', 'CA2'],
    ]);
  });

  it('tells what many of an import say alike once', () => {
    const merged = mergedActivities([
      item('appointments/changed', 3_000, { appointmentId: 'a3' }),
      item('appointments/changed', 2_000, { appointmentId: 'a2' }),
      item('people/changed', 1_500, { personId: 'p1' }),
      item('people/changed', 1_000, { personId: 'p2' }),
    ]);
    expect(merged.map(({ kind }) => kind)).toEqual([
      'appointments/changed',
      'people/changed',
      'people/changed',
    ]);
  });

  it('tells the same again where it happened again', () => {
    const changed = (at: number) => item('people/changed', at, { personId: 'p1' });
    expect(mergedActivities([changed(200_000), changed(100_000), changed(99_000)])).toHaveLength(2);
  });
});
