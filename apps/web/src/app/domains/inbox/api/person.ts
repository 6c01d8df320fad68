import type { DialogLoader } from '../../../shared/ui/dialogs';

export { PersonPanel } from '../feature-thread/person-panel';

/** The dialog that begins a conversation; data: `{ channel, to }`; closes with the conversation's id. */
export const newConversation: DialogLoader = () =>
  import('../feature-inbox/new-conversation-dialog').then((m) => m.NewConversationDialog);
