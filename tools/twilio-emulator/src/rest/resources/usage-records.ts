import { type Day, dayOf, readDay } from '../../usage/day';
import { categoriesNamed, TOTAL_PRICE, type UsageCategory } from '../../usage/usage-category';
import { USAGE_LISTS, type UsageInterval, usageIntervals, type UsageList } from '../../usage/usage-interval';
import type { UsageAmount, UsageLedger } from '../../usage/usage-ledger';
import { page } from '../paging';
import type { Resource, RestHandler, RestRequest } from '../resource';
import { invalid } from '../rest-error';

/** What one usage record shows. */
interface UsageRecord {
  accountSid: string;
  category: UsageCategory;
  interval: UsageInterval;
  amount: UsageAmount;
}

/** `/Usage/Records.json` and its lists by time: https://www.twilio.com/docs/usage/api/usage-record */
export function usageResource(ledger: UsageLedger): Resource {
  const lists = USAGE_LISTS.map((name) => [name, { list: listOf(ledger, name) }] as const);
  const allTime = listOf(ledger, 'AllTime');
  return {
    sids: ['Records'],
    fetch: allTime,
    parts: Object.fromEntries(lists),
  };
}

function listOf(ledger: UsageLedger, list: UsageList): RestHandler {
  return (request) => {
    const { caller, path, query } = request;
    const now = new Date();
    const categories = categoriesNamed(query.get('Category'));
    if (!categories) throw invalid(20001, `Category: there is no ${query.get('Category') ?? ''}`);
    const intervals = usageIntervals(list, readRange(request, dayOf(now)), dayOf(now));
    const accountSid = caller.account.sid;
    const records = categories.flatMap((category) =>
      intervals.map((interval) => {
        const amount = ledger.amountOf(accountSid, category.name, interval.start, interval.end);
        return { accountSid, category, interval, amount };
      }),
    );
    const serialize = (record: UsageRecord) => serializeUsageRecord(record, path, now);
    return { status: 200, body: page('usage_records', records, path, query, serialize) };
  };
}

/** From the account's first day to today, where nothing else is asked for. */
function readRange({ query, caller }: RestRequest, today: Day): UsageInterval {
  const read = (name: string, otherwise: Day): Day => {
    const text = query.get(name);
    if (text === null || text === '') return otherwise;
    const day = readDay(text, today);
    if (day === undefined) throw invalid(20001, `${name} must be YYYY-MM-DD or such as -30days, not ${text}`);
    return day;
  };
  const first = dayOf(caller.account.createdAt);
  const end = read('EndDate', today);
  const start = read('StartDate', first < end ? first : end);
  if (start > end) throw invalid(20001, `StartDate ${start} is after EndDate ${end}`);
  return { start, end };
}

/** Source: https://www.twilio.com/docs/usage/api/usage-record#record-properties */
function serializeUsageRecord(
  { accountSid, category, interval, amount }: UsageRecord,
  path: string,
  now: Date,
): Record<string, unknown> {
  const { name, description, countUnit, usageUnit } = category;
  const isTotal = name === TOTAL_PRICE;
  const records = `/2010-04-01/Accounts/${accountSid}/Usage/Records`;
  return {
    account_sid: accountSid,
    api_version: '2010-04-01',
    as_of: now.toISOString().replace(/\.\d{3}Z$/, '+00:00'),
    category: name,
    count: isTotal ? null : String(amount.count),
    count_unit: countUnit,
    description,
    end_date: interval.end,
    price: decimal(amount.price),
    price_unit: 'usd',
    start_date: interval.start,
    subresource_uris: Object.fromEntries(
      USAGE_LISTS.map((list) => [snakeCase(list), `${records}/${list}.json?Category=${name}`]),
    ),
    uri: `${path}?Category=${name}&StartDate=${interval.start}&EndDate=${interval.end}`,
    usage: isTotal ? decimal(amount.price) : String(amount.usage),
    usage_unit: usageUnit,
  };
}

/** To the hundred-thousandth, without zeros at the end: `0.0083`. */
function decimal(amount: number): string {
  return String(Number(amount.toFixed(5)));
}

function snakeCase(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase();
}
