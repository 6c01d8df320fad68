import { Injectable } from '@nestjs/common';
import type {
  Conversation,
  ConversationChange,
  Message,
  MessageChannel,
  Page,
} from '@centralita/shared-types';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AppError } from '../../../platform/errors/app-error';
import { Contacts } from '../../contacts/api/contacts';
import { ConversationViews } from '../conversation-views';
import { ConversationsStore, type ConversationWithContact } from '../conversations.store';
import { MessageLog } from '../message-log';
import { MessageViews } from '../message-views';
import { MessagesStore } from '../messages.store';
import { readPlace, writePlace } from '../place-in-list';

export interface ConversationQuery {
  channel?: MessageChannel | undefined;
  state?: Conversation['state'] | undefined;
  search?: string | undefined;
  before?: string | undefined;
}

const CONVERSATIONS_PER_PAGE = 30;
const MESSAGES_PER_PAGE = 50;

/** Conversations as people read them, each within one organisation. */
@Injectable()
export class Conversations {
  constructor(
    private readonly store: ConversationsStore,
    private readonly messages: MessagesStore,
    private readonly views: ConversationViews,
    private readonly messageViews: MessageViews,
    private readonly contacts: Contacts,
    private readonly log: MessageLog,
    private readonly work: UnitOfWork,
  ) {}

  /** The latest first. @throws AppError `conversations/bad-place` */
  async list(
    organisationId: string,
    { search, before, ...filter }: ConversationQuery,
  ): Promise<Page<Conversation>> {
    const rows = await this.store.list({
      ...filter,
      organisationId,
      search: search?.trim().toLowerCase(),
      before: before === undefined ? undefined : readPlace(before),
      limit: CONVERSATIONS_PER_PAGE + 1,
    });
    const shown = rows.slice(0, CONVERSATIONS_PER_PAGE);
    const last = rows.length > CONVERSATIONS_PER_PAGE ? shown.at(-1) : undefined;
    return {
      items: await this.views.all(shown),
      next: last ? writePlace({ at: last.last_at, id: last.id }) : null,
    };
  }

  countUnread(organisationId: string): Promise<number> {
    return this.store.countUnread(organisationId);
  }

  /** @throws AppError `conversations/not-found` (404) */
  async read(organisationId: string, id: string): Promise<Conversation> {
    return this.views.one(await this.find(organisationId, id));
  }

  /** The latest first. @throws AppError `conversations/not-found` (404), `conversations/bad-place` */
  async messagesOf(organisationId: string, id: string, before?: string): Promise<Page<Message>> {
    await this.find(organisationId, id);
    const place = before === undefined ? Number.MAX_SAFE_INTEGER : readPlace(before).at;
    const rows = await this.messages.page(id, place, MESSAGES_PER_PAGE + 1);
    const shown = rows.slice(0, MESSAGES_PER_PAGE);
    const last = rows.length > MESSAGES_PER_PAGE ? shown.at(-1) : undefined;
    return {
      items: await this.messageViews.all(shown),
      next: last ? writePlace({ at: last.at, id: '' }) : null,
    };
  }

  /** @throws AppError `conversations/not-found` (404) */
  async markRead(organisationId: string, id: string): Promise<void> {
    await this.work.run(async (tx) => {
      const conversation = await this.store.hold(tx, id, organisationId);
      if (!conversation) throw notFound();
      if (conversation.unread === 0) return;
      await this.store.change(tx, id, { unread: 0 });
      this.log.tellConversation(tx, conversation);
    });
  }

  /** @throws AppError `conversations/not-found` (404) */
  async change(organisationId: string, id: string, change: ConversationChange): Promise<Conversation> {
    const { answeredBy, state, contactName } = change;
    await this.work.run(async (tx) => {
      const conversation = await this.store.hold(tx, id, organisationId);
      if (!conversation) throw notFound();
      // Whoever takes it, or gives it back, has seen why a person was asked for.
      const seen = { handed_over_reason: null, handed_over_at: null };
      await this.store.change(tx, id, {
        id,
        ...(answeredBy && { answered_by: answeredBy, ...(answeredBy === 'bot' && seen) }),
        ...(state && { state, ...(state === 'done' && { ...seen, unread: 0 }) }),
      });
      if (contactName !== undefined)
        await this.contacts.rename(tx, organisationId, conversation.contact_id, contactName);
      this.log.tellConversation(tx, conversation);
    });
    return this.read(organisationId, id);
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
