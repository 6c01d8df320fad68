import type { ConversationView, MessageChannel } from '@centralita/shared-types';
import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely';
import { inOrganisation } from '../../platform/database/in-organisation';
import type { HandlingTables } from './handling/handling-schema';
import type { ConversationRow, MessageTables } from './messages-schema';

export interface ConversationFilter {
  organisationId: string;
  channel?: MessageChannel | undefined;
  state?: ConversationRow['state'] | undefined;
  view?: ConversationView | undefined;
  /** Who asks: whose `mine` is. */
  personId?: string | undefined;
  /** The teams of whoever asks: `teams` are theirs. */
  teamIds?: readonly string[] | undefined;
  teamId?: string | undefined;
  labelId?: string | undefined;
  /** Of this person. */
  assigneeId?: string | undefined;
  /** With one of these contacts. */
  contactIds?: readonly string[] | undefined;
  /** Of the view `overdue`: those who wait for a person since before then. */
  waitingBefore?: number | undefined;
  before?: { at: number; id: string } | undefined;
  limit: number;
}

type Fits = ExpressionBuilder<MessageTables & HandlingTables, 'conversations' | 'contacts'>;

/** `in ()` is no SQL: no row has this id. */
export const ofAny = (ids: readonly string[]): readonly string[] => (ids.length === 0 ? [''] : ids);

/** Who wants no messages is answered where they wrote since, and that by mail only: as `wroteSinceOptOut`. */
const mayReply = (all: Fits) =>
  all.or([
    all('conversations.opted_out_at', 'is', null),
    all.and([
      all('conversations.channel', '=', 'email'),
      all('conversations.inbound_at', '>', all.ref('conversations.opted_out_at')),
    ]),
  ]);

/** What a list is narrowed to. */
export const fits =
  ({
    organisationId,
    channel,
    state,
    view,
    personId = '',
    teamIds = [],
    teamId,
    labelId,
    assigneeId,
    contactIds,
    waitingBefore = 0,
  }: Omit<ConversationFilter, 'limit'>) =>
  (
    where: ExpressionBuilder<MessageTables, 'conversations'>,
  ): ExpressionWrapper<MessageTables, 'conversations', SqlBool> => {
    const all = where as unknown as Fits;
    const wanted = contactIds
      ? [
          inOrganisation('conversations.organisation_id', organisationId),
          all('conversations.contact_id', 'in', contactIds),
        ]
      : [all('conversations.organisation_id', '=', organisationId)];
    if (channel) wanted.push(all('conversations.channel', '=', channel));
    if (state) wanted.push(all('conversations.state', '=', state));
    if (view === 'snoozed') wanted.push(all('conversations.state', 'in', ['snoozed', 'waiting']));
    else if (view) wanted.push(all('conversations.state', '=', view === 'done' ? 'done' : 'open'));
    if (view === 'mine') wanted.push(all('conversations.assigned_to', '=', personId));
    if (assigneeId) wanted.push(all('conversations.assigned_to', '=', assigneeId));
    if (view === 'teams') wanted.push(all('conversations.team_id', 'in', ofAny(teamIds)));
    if (view === 'unassigned' || view === 'teams') wanted.push(all('conversations.assigned_to', 'is', null));
    if (teamId) wanted.push(all('conversations.team_id', '=', teamId));
    if (view === 'overdue')
      wanted.push(
        all('conversations.answered_by', '=', 'person'),
        mayReply(all),
        all('conversations.waiting_since', '<', waitingBefore),
      );
    if (labelId)
      wanted.push(
        all.exists(
          all
            .selectFrom('conversation_labels')
            .select('label_id')
            .where('label_id', '=', labelId)
            .whereRef('conversation_id', '=', 'conversations.id'),
        ),
      );
    return where.and(wanted as never);
  };
