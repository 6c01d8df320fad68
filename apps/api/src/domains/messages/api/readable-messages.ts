import type { ThreadEntryRow } from '../handling/handling-schema';
import type { ConversationRow, MessageRow } from '../messages-schema';

/** What stores of other domains may read beside rows of their own, and never write. */
export type ReadableMessages = {
  conversations: Pick<
    ConversationRow,
    'id' | 'contact_id' | 'channel' | 'last_at' | 'inbound_at' | 'opted_out_at'
  >;
  messages: Pick<
    MessageRow,
    'id' | 'conversation_id' | 'author' | 'person_id' | 'text' | 'at' | 'status' | 'error_code'
  >;
  conversation_entries: Pick<ThreadEntryRow, 'id' | 'conversation_id' | 'kind' | 'person_id' | 'text' | 'at'>;
};
