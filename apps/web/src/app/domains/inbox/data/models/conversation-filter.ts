import type { MessageChannel } from '@centralita/shared-types';

/** What the list of conversations is narrowed to. */
export interface ConversationFilter {
  state: 'open' | 'done';
  channel?: MessageChannel;
  search?: string;
}
