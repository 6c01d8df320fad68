import type { Conversation, ConversationView } from '@centralita/shared-types';
import type { ConversationFilter } from './conversation-filter';

const lastAt = ({ last }: Conversation): number => last?.at ?? 0;

/** The latest first. */
export const byTime = (conversations: readonly Conversation[]): Conversation[] =>
  [...conversations].sort((one, other) => lastAt(other) - lastAt(one));

/** A first page over what was known: of that stays what is older than the page, which says nothing about it. */
export function joined(
  page: { items: readonly Conversation[]; next: string | null },
  before: readonly Conversation[],
): Conversation[] {
  const ids = new Set(page.items.map(({ id }) => id));
  const oldest = page.items.at(-1);
  if (page.next === null || !oldest) return [...page.items];
  const below = before.filter((one) => !ids.has(one.id) && lastAt(one) < lastAt(oldest));
  return [...page.items, ...below];
}

const STATES_OF: Record<ConversationView, readonly Conversation['state'][]> = {
  mine: ['open'],
  unassigned: ['open'],
  all: ['open'],
  snoozed: ['snoozed', 'waiting'],
  done: ['done'],
};

/**
 * Whether it belongs in the list.
 *
 * @param me id of whoever reads
 */
export function belongs(
  { state, assignee, channel, labels }: Conversation,
  filter: ConversationFilter,
  me: string | undefined,
): boolean {
  if (!STATES_OF[filter.view].includes(state)) return false;
  if (filter.view === 'mine' && assignee?.id !== me) return false;
  if (filter.view === 'unassigned' && assignee) return false;
  if (filter.channel && channel !== filter.channel) return false;
  if (filter.label && !labels.some(({ id }) => id === filter.label)) return false;
  return true;
}

/** In the order that was read, without what has come since: nothing moves under the reader. */
export function inReadOrder(conversations: readonly Conversation[], read: readonly string[]): Conversation[] {
  const place = new Map(read.map((id, index) => [id, index]));
  const known = conversations.filter(({ id }) => place.has(id));
  return known.sort((one, other) => (place.get(one.id) ?? 0) - (place.get(other.id) ?? 0));
}
