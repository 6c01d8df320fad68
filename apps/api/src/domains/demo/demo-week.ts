import type { PastCall } from '../calls/api/past-calls';
import type { PastMessage } from '../messages/api/past-messages';
import { Chance } from './chance';
import { callPrice, messagePrice } from './demo-prices';
import { DEMO_CUSTOMERS, DEMO_TALKS, type DemoCustomer, type Line } from './demo-customers';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const DAYS = 7;
const SEED = 1_936;
/** Of days in UTC: a café in the west of Europe. */
const OPENS_AT_HOUR = 7;
const OPEN_HOURS = 12;
/** Whatever is younger is still going on, and comes by itself. */
const OLDEST_NOW_MS = 20 * MINUTE_MS;

export interface DemoWeek {
  talks: { customer: DemoCustomer; said: PastMessage[] }[];
  calls: PastCall[];
}

/** The last seven days of a café, until a while ago: always the same people and words, at times counted from now. */
export function demoWeek(now: number, agents: readonly string[], number: string): DemoWeek {
  const chance = new Chance(SEED);
  const said = new Map<DemoCustomer, PastMessage[]>(DEMO_CUSTOMERS.map((customer) => [customer, []]));
  const calls: PastCall[] = [];
  const today = now - (now % DAY_MS);
  for (let day = today - (DAYS - 1) * DAY_MS; day <= today; day += DAY_MS) {
    const opensAt = day + OPENS_AT_HOUR * HOUR_MS;
    for (const customer of DEMO_CUSTOMERS)
      if (chance.happens(55))
        said.get(customer)?.push(...talk(chance, customer, agents, anyTime(chance, opensAt)));
    const callCount = chance.between(8, 15);
    for (let call = 0; call < callCount; call++)
      calls.push(anyCall(chance, agents, number, anyTime(chance, opensAt)));
  }
  const isPast = (at: number): boolean => at < now - OLDEST_NOW_MS;
  return {
    talks: [...said]
      .map(([customer, messages]) => ({ customer, said: messages.filter(({ at }) => isPast(at)) }))
      .filter(({ said: messages }) => messages.length > 0),
    calls: calls.filter(({ ended_at: endedAt }) => isPast(endedAt ?? now)),
  };
}

/** Most come before noon and after work. */
function anyTime(chance: Chance, opensAt: number): number {
  const minute = chance.happens(60)
    ? chance.oneOf(chance.between(120, 330), chance.between(540, 660))
    : chance.between(0, OPEN_HOURS * 60 - 1);
  return opensAt + minute * MINUTE_MS + chance.between(0, 59) * SECOND_MS;
}

function talk(
  chance: Chance,
  { channel, language }: DemoCustomer,
  agents: readonly string[],
  begin: number,
): PastMessage[] {
  const [first, ...others] = DEMO_TALKS[language];
  const lines = chance.oneOf<readonly Line[] | undefined>(first, ...others) ?? [];
  const agent = chance.oneOf(agents[0], ...agents.slice(1));
  let at = begin;
  return lines.map((line, index) => {
    const { by, text, article, handsOver } = line;
    if (index > 0) at += pause(chance, by);
    const isLost = by !== 'customer' && chance.happens(4);
    const arrived = channel === 'sms' ? 'delivered' : chance.oneOf<'delivered' | 'read'>('read', 'delivered');
    const tookMs = chance.between(300, 2_000);
    return {
      author: by === 'reply' ? 'person' : by,
      text,
      at,
      status: by === 'customer' ? 'received' : isLost ? 'undelivered' : arrived,
      ...(by === 'reply' && agent !== undefined && { personId: agent }),
      ...(isLost && { errorCode: '30003' }),
      ...(by !== 'customer' && channel !== 'email' && { price: messagePrice(channel, text) }),
      ...(article !== undefined && {
        source: { kind: 'knowledge', id: article, score: 0.9, bot: 'built-in', tookMs },
      }),
      ...(handsOver === 'no-answer' && { source: { kind: 'apology', tookMs } }),
      ...(handsOver && { handsOver }),
    } satisfies PastMessage;
  });
}

const pause = (chance: Chance, by: Line['by']): number =>
  by === 'bot'
    ? chance.between(1_500, 4_500)
    : by === 'customer'
      ? chance.between(30, 240) * SECOND_MS
      : chance.between(90, 1_500) * SECOND_MS;

function anyCall(chance: Chance, agents: readonly string[], number: string, startedAt: number): PastCall {
  const agent = chance.oneOf(agents[0], ...agents.slice(1)) ?? null;
  const other = `+120255501${chance.between(21, 69)}`;
  const isIncoming = chance.happens(72);
  const call = {
    direction: isIncoming ? ('incoming' as const) : ('outgoing' as const),
    caller: isIncoming ? other : number,
    called: isIncoming ? number : other,
    person_id: isIncoming ? null : agent,
    started_at: startedAt,
    dialled_at: startedAt + SECOND_MS,
    answered_at: null,
    answered_by: null,
    talked_sec: null,
    flows: [isIncoming ? 'incoming-call' : 'outgoing-call'],
  };
  if (isIncoming && chance.happens(12)) {
    // The assistant was enough.
    const seconds = chance.between(25, 90);
    return {
      ...call,
      price: callPrice(call.direction, seconds, false),
      dialled_at: null,
      ended_at: startedAt + seconds * SECOND_MS,
      outcome: 'completed',
      flows: ['assistant'],
    };
  }
  if (chance.happens(isIncoming ? 20 : 25))
    return {
      ...call,
      price: callPrice(call.direction, 0, true),
      ended_at: startedAt + chance.between(15, 32) * SECOND_MS,
      outcome: isIncoming ? chance.oneOf('no-answer', 'canceled') : chance.oneOf('no-answer', 'busy'),
    };
  const talkedSec = chance.between(25, 420);
  const answeredAt = startedAt + chance.between(4, 22) * SECOND_MS;
  return {
    ...call,
    price: callPrice(call.direction, talkedSec, true),
    answered_at: answeredAt,
    answered_by: isIncoming ? agent : null,
    talked_sec: talkedSec,
    ended_at: answeredAt + talkedSec * SECOND_MS,
    outcome: 'completed',
  };
}
