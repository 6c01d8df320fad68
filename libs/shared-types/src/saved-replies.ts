import { Length, Matches } from 'class-validator';
import { SAVED_REPLY_SHORTCUT, SAVED_REPLY_TEXT_MAX } from './rules';
import { LowerCase, Trim } from './trim';

/** Item of `GET /api/saved-replies` (agent), by shortcut: what an organisation writes again and again. */
export interface SavedReply {
  id: string;
  /** What is typed after a slash to find it. */
  shortcut: string;
  /** With variables in double braces: `REPLY_VARIABLES`. */
  text: string;
}

/**
 * `POST /api/saved-replies` 201 and `PUT /api/saved-replies/:id` (admin) answer `SavedReply`, `DELETE /api/saved-replies/:id`
 * (admin) 204. `saved-replies/shortcut-taken` (409), `saved-replies/unknown-variable` (422), `saved-replies/too-many` (422),
 * `saved-replies/not-found` (404).
 */
export class SavedReplyDraft {
  @LowerCase() @Matches(SAVED_REPLY_SHORTCUT) shortcut!: string;
  @Trim() @Length(1, SAVED_REPLY_TEXT_MAX) text!: string;
}
