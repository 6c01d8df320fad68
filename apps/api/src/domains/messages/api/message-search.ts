import { Injectable } from '@nestjs/common';
import type { Conversation, FoundText, Page, SearchResults } from '@centralita/shared-types';
import { pageOf, placeOf } from '../../../platform/paging/list-place';
import { SearchIndex } from '../../../platform/search/search-index';
import { Contacts } from '../../contacts/api/contacts';
import { ConversationViews } from '../conversation-views';
import { ConversationsStore } from '../conversations.store';
import { FoundTexts } from '../found-texts';

const CONVERSATIONS_MAX = 8;
/** One person may have several conversations, and some have none. */
const CONTACTS_MAX = 50;
const TEXTS_PER_PAGE = 20;

/** What an organisation has: whom it talks with, what was said, and what the team noted. */
@Injectable()
export class MessageSearch {
  constructor(
    private readonly index: SearchIndex,
    private readonly contacts: Contacts,
    private readonly conversations: ConversationsStore,
    private readonly views: ConversationViews,
    private readonly texts: FoundTexts,
  ) {}

  /** @throws AppError `lists/bad-place` (400) */
  async search(organisationId: string, search: string, before?: string): Promise<SearchResults> {
    const place = before === undefined ? undefined : placeOf(before).at;
    const [conversations, texts] = await Promise.all([
      place === undefined ? this.#with(organisationId, search) : [],
      this.#said(organisationId, search, place),
    ]);
    return { conversations, texts };
  }

  async #with(organisationId: string, search: string): Promise<Conversation[]> {
    const contactIds = await this.contacts.found(organisationId, search, CONTACTS_MAX);
    if (contactIds.length === 0) return [];
    const limit = CONVERSATIONS_MAX;
    return this.views.all(await this.conversations.list({ organisationId, contactIds, limit }));
  }

  async #said(organisationId: string, search: string, before: number | undefined): Promise<Page<FoundText>> {
    const limit = TEXTS_PER_PAGE + 1;
    const found = await this.index.find({ organisationId, among: 'words', search, before, limit });
    const items = await this.texts.all(organisationId, found.slice(0, TEXTS_PER_PAGE), search);
    return pageOf(found, TEXTS_PER_PAGE, ({ place: at, itemId: id }) => ({ at, id }), items);
  }
}
