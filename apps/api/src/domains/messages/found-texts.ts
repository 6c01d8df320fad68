import { Injectable } from '@nestjs/common';
import type { FoundText } from '@centralita/shared-types';
import type { FoundItem } from '../../platform/search/search-index';
import { markWords } from '../../platform/text/mark-words';
import { wordsOf } from '../../platform/text/fold-text';
import { PeopleDirectory } from '../people/api/people-directory';
import { ConversationsStore } from './conversations.store';
import { ThreadEntriesStore } from './handling/thread-entries.store';
import { subjectIn } from './mail/mail-facts';
import { MessagesStore } from './messages.store';

type Said = Pick<FoundText, 'id' | 'kind' | 'author' | 'at'> & {
  conversation_id: string;
  person_id: string | null;
  text: string;
};

/** What a search has found, as pages know it. */
@Injectable()
export class FoundTexts {
  constructor(
    private readonly messages: MessagesStore,
    private readonly entries: ThreadEntriesStore,
    private readonly conversations: ConversationsStore,
    private readonly people: PeopleDirectory,
  ) {}

  /** In the order in which they were found. */
  async all(organisationId: string, found: readonly FoundItem[], search: string): Promise<FoundText[]> {
    const said = await this.#said(organisationId, found);
    const conversationIds = [...new Set([...said.values()].map(({ conversation_id: id }) => id))];
    if (conversationIds.length === 0) return [];
    const personIds = [...new Set([...said.values()].flatMap(({ person_id: id }) => id ?? []))];
    const [conversations, names] = await Promise.all([
      this.conversations.all(organisationId, conversationIds),
      personIds.length > 0 ? this.people.names(personIds) : new Map<string, string>(),
    ]);
    const terms = wordsOf(search);
    const known = new Map(conversations.map((row) => [row.id, row]));
    return found.flatMap(({ itemId }) => {
      const row = said.get(itemId);
      const conversation = row && known.get(row.conversation_id);
      if (!conversation) return [];
      const { id, kind, author, at, person_id: personId, text } = row;
      return {
        ...{ id, kind, author, at },
        conversationId: conversation.id,
        channel: conversation.channel,
        contact: {
          id: conversation.contact_id,
          name: conversation.contact_name,
          address: conversation.contact_address,
        },
        person: personId === null ? null : (names.get(personId) ?? null),
        line: markWords(text, terms),
      };
    });
  }

  async #said(organisationId: string, found: readonly FoundItem[]): Promise<Map<string, Said>> {
    const idsOf = (kind: FoundItem['kind']): string[] =>
      found.filter((item) => item.kind === kind).map(({ itemId }) => itemId);
    const [messageIds, noteIds] = [idsOf('message'), idsOf('note')];
    const [messages, notes] = await Promise.all([
      messageIds.length > 0 ? this.messages.all(organisationId, messageIds) : [],
      noteIds.length > 0 ? this.entries.all(organisationId, noteIds) : [],
    ]);
    const said: Said[] = [
      ...messages.map((row) => ({
        ...row,
        kind: 'message' as const,
        text: `${subjectIn(row.metadata)} ${row.text}`,
      })),
      ...notes.map((row) => ({ ...row, kind: 'note' as const, author: null })),
    ];
    return new Map(said.map((row) => [row.id, row]));
  }
}
