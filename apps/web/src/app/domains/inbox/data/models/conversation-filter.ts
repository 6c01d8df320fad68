import type { ConversationView, MessageChannel } from '@centralita/shared-types';

/** What the list of conversations is narrowed to. */
export interface ConversationFilter {
  view: ConversationView;
  channel?: MessageChannel;
  /** Id of a label. */
  label?: string;
}

/** In the order in which pages offer them. */
export const VIEWS: readonly ConversationView[] = [
  'all',
  'mine',
  'teams',
  'unassigned',
  'overdue',
  'snoozed',
  'done',
];
