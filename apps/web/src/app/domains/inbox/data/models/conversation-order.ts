import type { Conversation, ConversationView } from '@centralita/shared-types';
import { ASSIGNED_TO_ME } from '@centralita/shared-types/rules';
import type { ConversationFilter } from './conversation-filter';

const lastAt = ({ last }: Conversation): number => last?.at ?? 0;

/** What a list is sorted by, the greatest first: the latest words, or who waits longest where replies are late. */
const rankIn =
  (view: ConversationView) =>
  (conversation: Conversation): number =>
    view === 'overdue' ? -(conversation.waitingSince ?? 0) : lastAt(conversation);

/** In the order of the list. */
export function inOrder(conversations: readonly Conversation[], view: ConversationView): Conversation[] {
  const rank = rankIn(view);
  return [...conversations].sort((one, other) => rank(other) - rank(one));
}

const STATES_OF: Record<ConversationView, readonly Conversation['state'][]> = {
  mine: ['open'],
  teams: ['open'],
  unassigned: ['open'],
  all: ['open'],
  overdue: ['open'],
  snoozed: ['snoozed', 'waiting'],
  done: ['done'],
};

/**
 * Whether it belongs in the list.
 *
 * @param reader whoever reads: their id, and those of their teams
 * @param now epoch milliseconds
 */
export function belongs(
  { state, assignee, team, channel, labels, replyDueAt }: Conversation,
  filter: ConversationFilter,
  reader: { id: string | undefined; teamIds: readonly string[] },
  now: number,
): boolean {
  if (!STATES_OF[filter.view].includes(state)) return false;
  if (filter.view === 'mine' && assignee?.id !== reader.id) return false;
  if (filter.view === 'teams' && !(team && reader.teamIds.includes(team.id))) return false;
  if ((filter.view === 'unassigned' || filter.view === 'teams') && assignee) return false;
  if (filter.view === 'overdue' && (replyDueAt === null || replyDueAt > now)) return false;
  if (filter.channel && channel !== filter.channel) return false;
  if (filter.assignee && assignee?.id !== (filter.assignee === ASSIGNED_TO_ME ? reader.id : filter.assignee))
    return false;
  if (filter.team && team?.id !== filter.team) return false;
  if (filter.label && !labels.some(({ id }) => id === filter.label)) return false;
  return true;
}

/** In the order that was read, without what has come since: nothing moves under the reader. */
export function inReadOrder(conversations: readonly Conversation[], read: readonly string[]): Conversation[] {
  const place = new Map(read.map((id, index) => [id, index]));
  const known = conversations.filter(({ id }) => place.has(id));
  return known.sort((one, other) => (place.get(one.id) ?? 0) - (place.get(other.id) ?? 0));
}
