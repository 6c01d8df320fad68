import { UsageLedger } from './usage-ledger';

describe('UsageLedger', () => {
  const ledger = new UsageLedger();
  ledger.add('AC1', new Date('2026-03-01T23:59:59Z'), ['calls', 'calls-outbound'], {
    count: 1,
    usage: 3,
    price: 0.042,
  });
  ledger.add('AC1', new Date('2026-03-02T00:00:00Z'), ['calls', 'calls-inbound'], {
    count: 1,
    usage: 1,
    price: 0.0085,
  });
  ledger.add('AC2', new Date('2026-03-02T00:00:00Z'), ['calls'], { count: 9, usage: 9, price: 9 });

  it('adds up by category and day, each account for itself', () => {
    expect(ledger.amountOf('AC1', 'calls', '2026-03-01', '2026-03-02')).toEqual({
      count: 2,
      usage: 4,
      price: 0.0505,
    });
    expect(ledger.amountOf('AC1', 'calls', '2026-03-02', '2026-03-02')).toMatchObject({ count: 1, usage: 1 });
    expect(ledger.amountOf('AC1', 'calls-outbound', '2026-03-02', '2026-03-09')).toMatchObject({ count: 0 });
    expect(ledger.amountOf('AC3', 'calls', '2026-03-01', '2026-03-09')).toMatchObject({ count: 0, price: 0 });
  });

  it('has each price in the total once', () => {
    expect(ledger.amountOf('AC1', 'totalprice', '2026-03-01', '2026-03-02').price).toBeCloseTo(0.0505, 10);
  });
});
