import type { NewMessage } from '@centralita/shared-types';

/** A message of ours on its way to the server, or one that did not get there. */
export interface PendingMessage {
  clientId: string;
  conversationId: string;
  text: string;
  /** Of `POST /api/attachments`, with the names that they are shown by. */
  attachments: readonly { id: string; name: string }[];
  /** In place of text and files: the text is what the other side reads. */
  template?: Pick<NewMessage, 'templateId' | 'templateValues'>;
  at: number;
  /** Why it did not get there, in words; absent while it is on its way. */
  failure?: string;
}
