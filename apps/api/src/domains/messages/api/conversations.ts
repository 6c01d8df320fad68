import { Injectable } from '@nestjs/common';
import {
  ASSIGNED_TO_ME,
  CONVERSATION_COUNT_MAX,
  type Conversation,
  type ConversationCounts,
  type ConversationView,
  type Message,
  type MessageChannel,
  type MessagesAround,
  type Page,
} from '@centralita/shared-types';
import { pageOf, placeOf, type ListPlace } from '../../../platform/paging/list-place';
import { Clock } from '../../../platform/clock/clock';
import { AppError } from '../../../platform/errors/app-error';
import { Contacts } from '../../contacts/api/contacts';
import { ConversationViews } from '../conversation-views';
import { ConversationsStore, type ConversationWithContact } from '../conversations.store';
import { InboxSettingsStore } from '../handling/inbox-settings.store';
import { MessageViews } from '../message-views';
import { MessagesStore } from '../messages.store';

export interface ConversationQuery {
  channel?: MessageChannel | undefined;
  state?: Conversation['state'] | undefined;
  view?: ConversationView | undefined;
  teamId?: string | undefined;
  labelId?: string | undefined;
  /** Id of a person, or `me`. */
  assignee?: string | undefined;
  search?: string | undefined;
  before?: string | undefined;
}

/** Who reads, and of which organisation. */
export interface Reader {
  organisationId: string;
  personId: string;
  teamIds?: readonly string[];
}

const CONVERSATIONS_PER_PAGE = 30;
const MESSAGES_PER_PAGE = 50;
/** Of what came after a moment that is looked at. */
const MESSAGES_AFTER = 30;
/** A search that more people fit is to be narrowed. */
const FOUND_CONTACTS_MAX = 500;

/** Conversations as people read them, each within one organisation. */
@Injectable()
export class Conversations {
  constructor(
    private readonly store: ConversationsStore,
    private readonly messages: MessagesStore,
    private readonly contacts: Contacts,
    private readonly views: ConversationViews,
    private readonly messageViews: MessageViews,
    private readonly settings: InboxSettingsStore,
    private readonly clock: Clock,
  ) {}

  /** The latest first. @throws AppError `lists/bad-place` (400) */
  async list(
    { organisationId, personId, teamIds }: Reader,
    { search, before, assignee, ...filter }: ConversationQuery,
  ): Promise<Page<Conversation>> {
    const contactIds = search?.trim()
      ? await this.contacts.found(organisationId, search, FOUND_CONTACTS_MAX)
      : undefined;
    if (contactIds?.length === 0) return { items: [], next: null };
    const rows = await this.store.list({
      ...filter,
      organisationId,
      personId,
      teamIds,
      assigneeId: assignee === ASSIGNED_TO_ME ? personId : assignee,
      contactIds,
      ...(filter.view === 'overdue' && {
        waitingBefore: await this.settings.waitingBefore(organisationId, this.clock.now()),
      }),
      before: before === undefined ? undefined : placeOf(before),
      limit: CONVERSATIONS_PER_PAGE + 1,
    });
    const items = await this.views.all(rows.slice(0, CONVERSATIONS_PER_PAGE));
    const placeIn = ({ last_at, waiting_since, id }: ConversationWithContact): ListPlace => ({
      at: filter.view === 'overdue' ? (waiting_since ?? 0) : last_at,
      id,
    });
    return pageOf(rows, CONVERSATIONS_PER_PAGE, placeIn, items);
  }

  async counts(
    { organisationId, personId, teamIds = [] }: Reader,
    channel?: MessageChannel,
  ): Promise<ConversationCounts> {
    const waitingBefore = await this.settings.waitingBefore(organisationId, this.clock.now());
    const limit = CONVERSATION_COUNT_MAX;
    const count = (view: ConversationView): Promise<number> =>
      this.store.count({ organisationId, personId, teamIds, channel, view, waitingBefore, limit });
    const [mine, teams, unassigned, all, overdue, snoozed] = await Promise.all([
      count('mine'),
      teamIds.length > 0 ? count('teams') : 0,
      count('unassigned'),
      count('all'),
      waitingBefore > 0 ? count('overdue') : 0,
      count('snoozed'),
    ]);
    return { mine, teams, unassigned, all, overdue, snoozed };
  }

  countUnread(organisationId: string): Promise<number> {
    return this.store.countUnread(organisationId);
  }

  /** @throws AppError `conversations/not-found` (404) */
  async read(organisationId: string, id: string): Promise<Conversation> {
    return this.views.one(await this.find(organisationId, id));
  }

  /** The latest first. @throws AppError `conversations/not-found` (404), `lists/bad-place` (400) */
  async messagesOf(organisationId: string, id: string, before?: string): Promise<Page<Message>> {
    await this.find(organisationId, id);
    const place = before === undefined ? Number.MAX_SAFE_INTEGER : placeOf(before).at;
    const rows = await this.messages.page(id, place, MESSAGES_PER_PAGE + 1);
    const items = await this.messageViews.all(rows.slice(0, MESSAGES_PER_PAGE));
    return pageOf(rows, MESSAGES_PER_PAGE, ({ at, id: messageId }) => ({ at, id: messageId }), items);
  }

  /** Those before and after a moment, the latest first. @throws AppError `conversations/not-found` (404) */
  async messagesAround(organisationId: string, id: string, at: number): Promise<MessagesAround> {
    await this.find(organisationId, id);
    const [later, rows] = await Promise.all([
      this.messages.later(id, at, MESSAGES_AFTER + 1),
      this.messages.page(id, at + 1, MESSAGES_PER_PAGE + 1),
    ]);
    const shown = [...later.slice(0, MESSAGES_AFTER).reverse(), ...rows.slice(0, MESSAGES_PER_PAGE)];
    const items = await this.messageViews.all(shown);
    const oldest = rows.length > MESSAGES_PER_PAGE ? shown.at(-1) : undefined;
    const next = oldest ? `${oldest.at}.${oldest.id}` : null;
    return { items, next, hasLater: later.length > MESSAGES_AFTER };
  }

  private async find(organisationId: string, id: string): Promise<ConversationWithContact> {
    const row = await this.store.find(id, organisationId);
    if (!row) throw notFound();
    return row;
  }
}

export const notFound = (): AppError =>
  new AppError({
    code: 'conversations/not-found',
    detail: 'There is no such conversation. Load the list again.',
    status: 404,
  });
