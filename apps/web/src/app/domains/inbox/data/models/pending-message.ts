/** A message of ours on its way to the server, or one that did not get there. */
export interface PendingMessage {
  clientId: string;
  conversationId: string;
  text: string;
  /** Of `POST /api/attachments`, with the names that they are shown by. */
  attachments: readonly { id: string; name: string }[];
  at: number;
  /** Why it did not get there, in words; absent while it is on its way. */
  failure?: string;
}
