import { Injectable } from '@nestjs/common';
import type { ConversationChange } from '@centralita/shared-types';
import type { Tx } from '../../../platform/database/tx';
import { JobQueue } from '../../../platform/queue/job-queue';
import type { Actor } from '../../audit/api/audit-log';
import { Contacts } from '../../contacts/api/contacts';
import { noLabel } from '../api/labels';
import { assertBotAnswers } from '../bot-channels';
import { ConversationsStore } from '../conversations.store';
import { WAKE_CONVERSATION } from '../message-queues';
import type { ConversationRow } from '../messages-schema';
import { ConversationLedger, type Deed } from './conversation-ledger';
import { LabelsStore } from './labels.store';
import { RatingQuestions } from './rating-questions';

const ENTRY_OF_STATE = { open: 'reopened', waiting: 'waiting', snoozed: 'snoozed', done: 'done' } as const;

/** A team is its id and its name; empty: none. */
export type Change = Omit<ConversationChange, 'teamId'> & {
  addLabelId?: string;
  removeLabelId?: string;
  team?: { id: string; name: string };
};

/** Writes what people do with a conversation whose row the unit holds. */
@Injectable()
export class ConversationChanges {
  constructor(
    private readonly store: ConversationsStore,
    private readonly contacts: Contacts,
    private readonly labels: LabelsStore,
    private readonly ledger: ConversationLedger,
    private readonly ratings: RatingQuestions,
    private readonly jobs: JobQueue,
  ) {}

  /** @throws AppError `labels/not-found` (404) */
  async assertLabel(tx: Tx, organisationId: string, id: string): Promise<void> {
    if (!(await this.labels.all(organisationId, tx)).some((one) => one.id === id)) throw noLabel();
  }

  /** @param until of a snooze, epoch milliseconds. @throws AppError `conversations/no-bot-for-mail` (422) */
  async write(
    tx: Tx,
    conversation: ConversationRow,
    change: Change,
    until: number | null,
    actor: Actor,
  ): Promise<void> {
    const { id, organisation_id: organisationId } = conversation;
    const { answeredBy, state, contactName, addLabelId, removeLabelId, team } = change;
    if (answeredBy === 'bot') assertBotAnswers(conversation.channel);
    // Whoever takes it, or gives it back, has seen why a person was asked for.
    const seen = { handed_over_reason: null, handed_over_at: null };
    const taker = answeredBy === 'person' && conversation.assigned_to === null ? actor.personId : undefined;
    const assigneeId = change.assigneeId ?? taker;
    const changed: Partial<ConversationRow> = {
      ...(answeredBy && { answered_by: answeredBy, ...(answeredBy === 'bot' && seen) }),
      ...(state && { state, snoozed_until: until, ...(state !== 'open' && { ...seen, unread: 0 }) }),
      ...((state === 'done' || state === 'waiting') && { waiting_since: null }),
      ...(assigneeId !== undefined && { assigned_to: assigneeId || null }),
      ...(team && { team_id: team.id || null }),
    };
    await this.store.change(tx, id, { id, ...changed });
    if (contactName !== undefined)
      await this.contacts.rename(tx, organisationId, conversation.contact_id, contactName);
    if (addLabelId !== undefined) await this.labels.add(tx, id, [addLabelId]);
    if (removeLabelId !== undefined) await this.labels.takeOff(tx, id, removeLabelId);
    if (until !== null)
      await this.jobs.enqueue(tx, WAKE_CONVERSATION, { conversationId: id, until }, { runAt: until });

    const record = (kind: Deed['kind'], facts = {}): Promise<unknown> =>
      this.ledger.record(tx, conversation, { kind, actor, facts });
    if (state && (state !== conversation.state || until !== conversation.snoozed_until))
      await record(ENTRY_OF_STATE[state], until === null ? {} : { until });
    if (assigneeId !== undefined && assigneeId !== (conversation.assigned_to ?? ''))
      await record(assigneeId ? 'assigned' : 'unassigned', assigneeId ? { assigneeId } : {});
    if (team && team.id !== (conversation.team_id ?? ''))
      await record(team.id ? 'given-to-team' : 'taken-from-team', team.id ? { team: team.name } : {});
    if (state === 'done' && conversation.state !== 'done')
      await this.ratings.ask(tx, { ...conversation, ...changed });
    this.ledger.tell(tx, conversation);
  }
}
