import type { CallItem, CallTransfer } from '@centralita/shared-types';

/** How a call ended, as a key of `calls.end`, and who took it where somebody did. */
export interface CallEnd {
  key: string;
  name?: string;
}

/** What became of a call, for the words of a list: as a person would say it, not as the provider does. */
export function callEnd(call: CallItem): CallEnd {
  const { direction, outcome, endedAt, answeredAt, answeredBy, transfers } = call;
  const last = transfers.at(-1);
  if (endedAt === null && last) return goingOn(last);
  if (endedAt === null) return { key: answeredAt === null ? 'ringing' : 'going-on' };
  if (answeredBy) return { key: 'answered-by', name: answeredBy.name };
  if (outcome === 'completed' || outcome === 'answered')
    // Somebody, or a flow, which is no person of ours.
    return { key: direction === 'incoming' ? 'answered-alone' : 'answered' };
  return { key: `${direction}.${outcome ?? 'unknown'}` };
}

/** With whom a call goes on that was given to somebody else. */
function goingOn({ takenAt, takenBy, to, number }: CallTransfer): CallEnd {
  const name = takenAt === null ? to?.name : (takenBy?.name ?? number ?? undefined);
  const there = name ?? number;
  if (there === null) return { key: 'going-on' };
  return { key: takenAt === null ? 'ringing-at' : 'going-on-with', name: there };
}
