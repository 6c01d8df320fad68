import type { CallItem } from '@centralita/shared-types';

/** How a call ended, as a key of `calls.end`, and who took it where somebody did. */
export interface CallEnd {
  key: string;
  name?: string;
}

/** What became of a call, for the words of a list: as a person would say it, not as the provider does. */
export function callEnd({ direction, outcome, endedAt, answeredAt, answeredBy }: CallItem): CallEnd {
  if (endedAt === null) return { key: answeredAt === null ? 'ringing' : 'going-on' };
  if (answeredBy) return { key: 'answered-by', name: answeredBy.name };
  if (outcome === 'completed' || outcome === 'answered')
    // Somebody, or a flow, which is no person of ours.
    return { key: direction === 'incoming' ? 'answered-alone' : 'answered' };
  return { key: `${direction}.${outcome ?? 'unknown'}` };
}
