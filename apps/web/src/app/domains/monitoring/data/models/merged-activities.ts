import type { ActivityItem, ActivityKind } from '@centralita/shared-types';

/** Comes and goes too often, or is told by another line already. */
const UNSHOWN: readonly ActivityKind[] = [
  'people/presence-changed',
  'messages/changed',
  'conversations/changed',
];
/** What is told of the same thing within this time is one event: of the server and of its organisation, or step by step. */
const SAME_EVENT_MS = 60_000;

/** Their lines do not say which one: many at once, as of an import, are told once. */
const NAMELESS: readonly ActivityKind[] = [
  'appointments/changed',
  'campaigns/changed',
  'knowledge/changed',
  'webhooks/changed',
];

/** One line an event, the latest first: a call's ringing, answer and end are one. */
export function mergedActivities(items: readonly ActivityItem[]): ActivityItem[] {
  const shown = new Map<string, number>();
  return items.filter((item) => {
    if (UNSHOWN.includes(item.kind)) return false;
    const { data, kind, at } = item;
    const callSid = data['callSid'];
    const key = kind.startsWith('calls/') && callSid !== undefined ? `call ${callSid}` : keyOf(kind, data);
    const later = shown.get(key);
    shown.set(key, at);
    return later === undefined || (!key.startsWith('call ') && later - at > SAME_EVENT_MS);
  });
}

const keyOf = (kind: ActivityKind, data: ActivityItem['data']): string =>
  NAMELESS.includes(kind)
    ? kind
    : `${kind} ${JSON.stringify(Object.entries(data).sort(([one], [other]) => (one < other ? -1 : 1)))}`;
