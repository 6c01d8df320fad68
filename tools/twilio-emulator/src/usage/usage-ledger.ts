import { type Day, dayOf } from './day';
import { TOTAL_PRICE } from './usage-category';

/** An amount of usage. */
export interface UsageAmount {
  /** Events, such as calls. */
  count: number;
  /** In the category's unit, such as minutes. */
  usage: number;
  /** US dollars. */
  price: number;
}

/** Adds up what accounts use, by category and by day. It stays when calls, messages and recordings are deleted. */
export class UsageLedger {
  private readonly accounts = new Map<string, Map<Day, Map<string, UsageAmount>>>();

  /** @param categories all that count it, such as `calls` and `calls-outbound`; its price is in the total once */
  add(accountSid: string, at: Date, categories: readonly string[], amount: UsageAmount): void {
    const days = this.accounts.get(accountSid) ?? new Map<Day, Map<string, UsageAmount>>();
    this.accounts.set(accountSid, days);
    const day = days.get(dayOf(at)) ?? new Map<string, UsageAmount>();
    days.set(dayOf(at), day);
    for (const name of categories) day.set(name, sum([day.get(name) ?? NOTHING, amount]));
    const { price } = amount;
    day.set(TOTAL_PRICE, sum([day.get(TOTAL_PRICE) ?? NOTHING, { count: 0, usage: price, price }]));
  }

  /** What an account used of a category from one day to another, both included. */
  amountOf(accountSid: string, category: string, from: Day, to: Day): UsageAmount {
    const days = [...(this.accounts.get(accountSid) ?? [])].filter(([day]) => day >= from && day <= to);
    return sum(days.map(([, amounts]) => amounts.get(category) ?? NOTHING));
  }
}

const NOTHING: UsageAmount = { count: 0, usage: 0, price: 0 };

function sum(amounts: readonly UsageAmount[]): UsageAmount {
  return amounts.reduce(
    (all, { count, usage, price }) => ({
      count: all.count + count,
      usage: all.usage + usage,
      price: all.price + price,
    }),
    NOTHING,
  );
}
