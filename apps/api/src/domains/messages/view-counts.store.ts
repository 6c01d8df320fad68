import { INBOX_VIEW_COUNT_MAX, type InboxViewCount } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import type { ExpressionBuilder, SelectQueryBuilder } from 'kysely';
import { Database } from '../../platform/database/database';
import { fits, ofAny, type ConversationFilter } from './conversation-filter.store';
import type { HandlingTables } from './handling/handling-schema';
import { ownerOf, statesOf } from './handling/labelled-conversations';
import type { MessageTables } from './messages-schema';

/** So many conversations are looked through where no index has all that a view asks for. */
export const LOOKED_THROUGH_MAX = 1_000;

/** What a saved view is narrowed to, by whoever looks. */
export type ViewFilter = Omit<ConversationFilter, 'limit' | 'contactIds' | 'before' | 'state'>;

/** The conversations that are looked through: 1 for each that fits. */
type Looked = SelectQueryBuilder<MessageTables, 'conversations', { fits: number }>;

/** Counts what a saved view has, in a time that does not grow with how much there is. */
@Injectable()
export class ViewCountsStore {
  constructor(private readonly database: Database) {}

  async count(filter: ViewFilter): Promise<Omit<InboxViewCount, 'id'>> {
    const limit = isIndexed(filter) ? INBOX_VIEW_COUNT_MAX : LOOKED_THROUGH_MAX;
    const { fitting, looked } = await this.database.read
      .selectFrom(this.#looked(filter).limit(limit).as('fitting'))
      .select((select) => [
        select.fn.sum<number | string | null>('fits').as('fitting'),
        select.fn.countAll<number | string>().as('looked'),
      ])
      .executeTakeFirstOrThrow();
    const count = Math.min(Number(fitting), INBOX_VIEW_COUNT_MAX);
    return { count, atLeast: count < INBOX_VIEW_COUNT_MAX && Number(looked) === limit };
  }

  #looked(filter: ViewFilter): Looked {
    if (filter.view === 'overdue') return this.#waiting(filter);
    return filter.labelId === undefined ? this.#held(filter) : this.#labelled(filter, filter.labelId);
  }

  /** Whoever waits longest first. */
  #waiting(filter: ViewFilter): Looked {
    return this.#conversations()
      .select(doesFit(filter))
      .where('organisation_id', '=', filter.organisationId)
      .where('waiting_since', '<', filter.waitingBefore ?? 0)
      .orderBy('waiting_since');
  }

  /** Of a person, else of a team, else of nobody, else of a channel: the latest first, where they stand in one order. */
  #held(filter: ViewFilter): Looked {
    const { organisationId, view, personId, assigneeId, channel } = filter;
    const states = statesOf(view, undefined) ?? [];
    const owner = ownerOf(view, personId, assigneeId);
    const teamIds = teamsOf(filter);
    let held = this.#conversations()
      .select(doesFit(filter))
      .where('organisation_id', '=', organisationId)
      .where('state', 'in', states);
    if (owner) held = held.where('assigned_to', '=', owner);
    else if (teamIds) held = held.where('team_id', 'in', ofAny(teamIds));
    else if (owner === null) held = held.where('assigned_to', 'is', null);
    else if (channel) held = held.where('channel', '=', channel);
    const isOneOrder = states.length === 1 && (Boolean(owner) || (teamIds?.length ?? 1) === 1);
    return isOneOrder ? held.orderBy('last_at', 'desc') : held;
  }

  /** As `labelledConversations`, without whom they are held with. */
  #labelled(filter: ViewFilter, labelId: string): Looked {
    const { view, personId, assigneeId } = filter;
    const states = statesOf(view, undefined) ?? [];
    const owner = ownerOf(view, personId, assigneeId);
    let labelled = this.database.read
      .withTables<MessageTables & HandlingTables>()
      .selectFrom('conversation_labels')
      .crossJoin('conversations')
      .select((select) => doesFit({ ...filter, labelId: undefined })(select))
      .where('conversation_labels.label_id', '=', labelId)
      .where('conversation_labels.state', 'in', states)
      .whereRef('conversations.id', '=', 'conversation_labels.conversation_id');
    if (owner === null) labelled = labelled.where('conversation_labels.assigned_to', 'is', null);
    else if (owner) labelled = labelled.where('conversation_labels.assigned_to', '=', owner);
    if (states.length === 1) labelled = labelled.orderBy('conversation_labels.last_at', 'desc');
    return labelled;
  }

  #conversations() {
    return this.database.read.withTables<MessageTables>().selectFrom('conversations');
  }
}

const doesFit = (filter: ViewFilter) => (select: ExpressionBuilder<MessageTables, 'conversations'>) =>
  select.case().when(fits(filter)(select)).then(select.lit(1)).else(select.lit(0)).end().as('fits');

const teamsOf = ({ view, teamId, teamIds }: ViewFilter): readonly string[] | undefined =>
  teamId === undefined ? (view === 'teams' ? teamIds : undefined) : [teamId];

/** Whether all that is looked through fits. */
function isIndexed(filter: ViewFilter): boolean {
  const { view, labelId, channel, personId, assigneeId } = filter;
  const isOfTeams = teamsOf(filter) !== undefined;
  if (view === 'overdue') return false;
  if (labelId !== undefined) return !isOfTeams && channel === undefined;
  const owner = ownerOf(view, personId, assigneeId);
  return [owner !== undefined, isOfTeams, channel !== undefined].filter(Boolean).length <= 1;
}
