import { billedMinutes, callKind, callPrice } from './prices';

describe('calls', () => {
  it.each([
    ['inbound', '+12025550111', '+12025550100', 'inbound'],
    ['inbound', 'client:ana', '', 'client'],
    ['outbound-dial', '+12025550111', 'client:ana', 'client'],
    ['outbound-dial', 'client:ana', '+12025550111', 'outbound'],
    ['outbound-api', '+12025550100', '+12025550111', 'outbound'],
  ] as const)('%s from %s to %s are of the kind %s', (direction, from, to, kind) => {
    expect(callKind({ accountSid: 'AC1', direction, from, to })).toBe(kind);
  });

  it.each([
    [0, 1],
    [60, 1],
    [61, 2],
    [78, 2],
  ])('of %i s are billed as %i minutes', (seconds, minutes) => {
    expect(billedMinutes(seconds)).toBe(minutes);
    expect(callPrice('outbound', seconds)).toBeCloseTo(0.014 * minutes, 10);
  });
});
