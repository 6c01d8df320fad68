/** Events after which a conversation is another. */
export const CONVERSATION_KINDS = [
  'messages/received',
  'messages/written',
  'messages/changed',
  'conversations/changed',
] as const;
