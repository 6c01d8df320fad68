import type { Page } from './audit';
import type { Conversation, Message, MessageAuthor, MessageChannel } from './messages';

/** A piece of a line; `found`: it is one of the words that were searched. */
export interface FoundPart {
  text: string;
  found: boolean;
}

/** A message or a note of the team that has the words. */
export interface FoundText {
  id: string;
  kind: 'message' | 'note';
  conversationId: string;
  channel: MessageChannel;
  contact: Conversation['contact'];
  /** Null: a note. */
  author: MessageAuthor | null;
  /** Name of the person who wrote it; null for others. */
  person: string | null;
  /** One line around the first word that was found. */
  line: FoundPart[];
  at: number;
}

/**
 * `GET /api/search?search=&before=` (agent). Every word that was typed begins one of the text; case and accents do not
 * matter. `lists/bad-place` (400)
 */
export interface SearchResults {
  /** With people whose name, number or address fits, at most 8, the latest first; none on further pages. */
  conversations: Conversation[];
  /** The latest first, 20 a page. */
  texts: Page<FoundText>;
}

/** `GET /api/conversations/:id/messages?around=` epoch milliseconds (agent): the messages before and after a moment, the latest first. */
export interface MessagesAround extends Page<Message> {
  /** Whether later ones follow. */
  hasLater: boolean;
}
