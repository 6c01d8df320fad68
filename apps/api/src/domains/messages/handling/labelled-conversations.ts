import type { ConversationState, ConversationView } from '@centralita/shared-types';
import type { Queries } from '../../../platform/database/tx';
import type { MessageTables } from '../messages-schema';
import type { HandlingTables } from './handling-schema';

/** The states that a list has; undefined: all. */
export function statesOf(
  view: ConversationView | undefined,
  state: ConversationState | undefined,
): readonly ConversationState[] | undefined {
  if (state) return [state];
  if (view === 'snoozed') return ['snoozed', 'waiting'];
  return view && [view === 'done' ? 'done' : 'open'];
}

/** Whose the conversations of a list are; null: nobody's, undefined: anybody's. */
export const ownerOf = (
  view: ConversationView | undefined,
  personId: string | undefined,
  assigneeId: string | undefined,
): string | null | undefined =>
  view === 'mine' ? personId : view === 'unassigned' || view === 'teams' ? null : assigneeId;

/**
 * The conversations of a label, with whom they are held. They are gone through in the label's own order, which has nothing of
 * others in it: `cross join` says so to SQLite, which knows nothing of how many there are.
 * Source: https://www.sqlite.org/optoverview.html#manual_control_of_query_plans_using_cross_join
 */
export function labelledConversations(
  query: Queries,
  labelId: string,
  states: readonly ConversationState[] | undefined,
  owner: string | null | undefined,
) {
  let labelled = query
    .withTables<MessageTables & HandlingTables>()
    .selectFrom('conversation_labels')
    .crossJoin('conversations')
    .crossJoin('contacts')
    .selectAll('conversations')
    .select(['contacts.name as contact_name', 'contacts.address as contact_address'])
    .where('conversation_labels.label_id', '=', labelId)
    .whereRef('conversations.id', '=', 'conversation_labels.conversation_id')
    .whereRef('contacts.id', '=', 'conversations.contact_id');
  if (owner === null) labelled = labelled.where('conversation_labels.assigned_to', 'is', null);
  else if (owner !== undefined) labelled = labelled.where('conversation_labels.assigned_to', '=', owner);
  if (!states) return labelled;
  const [first] = states;
  return states.length === 1 && first
    ? labelled.where('conversation_labels.state', '=', first)
    : labelled.where('conversation_labels.state', 'in', states);
}
