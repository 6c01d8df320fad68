import { CallBill } from './call-bill';
import type { BilledLeg } from './ports/call-prices';

const leg = (callSid: string, parentCallSid?: string, micros?: number, unit = 'USD'): BilledLeg => ({
  callSid,
  parentCallSid,
  price: micros === undefined ? undefined : { micros, unit },
});

describe('the bill of a call', () => {
  const legs = [
    leg('in', undefined, 8_500),
    leg('declined', 'in', 0),
    leg('taken', 'in', 4_000),
    leg('moved', 'taken', 14_000),
    leg('browser', undefined, 1_000),
    leg('another', undefined, 500),
  ];

  it('is of all legs, also of those that were dialled for a leg, and of none of another call', () => {
    expect(new CallBill(legs).of(['in'])).toEqual({ micros: 26_500, unit: 'USD' });
    expect(new CallBill(legs.toReversed()).of(['in', 'browser'])).toEqual({ micros: 27_500, unit: 'USD' });
  });

  it('is not known while a leg has no price, or is not listed', () => {
    expect(new CallBill([...legs, leg('late', 'moved')]).of(['in'])).toBeUndefined();
    expect(new CallBill(legs).of(['in', 'gone'])).toBeUndefined();
  });

  it('never adds amounts of two currencies', () => {
    expect(new CallBill([...legs, leg('euro', 'in', 1, 'EUR')]).of(['in'])).toBeUndefined();
  });
});
