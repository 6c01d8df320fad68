import type { ConversationLabelRow, LabelRow, ThreadEntryRow } from '../handling/handling-schema';
import type { ConversationRow, MessageRow } from '../messages-schema';

/** What stores of other domains may read beside rows of their own, and never write. */
export type ReadableMessages = {
  conversations: Pick<
    ConversationRow,
    | 'id'
    | 'organisation_id'
    | 'contact_id'
    | 'channel'
    | 'ours'
    | 'account_sid'
    | 'state'
    | 'snoozed_until'
    | 'assigned_to'
    | 'answered_by'
    | 'last_at'
    | 'inbound_at'
    | 'opted_out_at'
  >;
  messages: Pick<
    MessageRow,
    | 'id'
    | 'conversation_id'
    | 'author'
    | 'person_id'
    | 'text'
    | 'at'
    | 'status'
    | 'status_at'
    | 'error_code'
    | 'provider_id'
    | 'attachments'
    | 'price_micros'
    | 'price_unit'
  >;
  conversation_entries: Pick<ThreadEntryRow, 'id' | 'conversation_id' | 'kind' | 'person_id' | 'text' | 'at'>;
  labels: Pick<LabelRow, 'id' | 'name'>;
  conversation_labels: ConversationLabelRow;
};
