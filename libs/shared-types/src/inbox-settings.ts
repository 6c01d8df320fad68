import { IsBoolean, IsInt, Length, Max, Min } from 'class-validator';
import { RATING_QUESTION_MAX, REPLY_MINUTES_MAX } from './rules';
import { Trim } from './trim';

/**
 * `GET /api/inbox-settings` (agent), `PUT /api/inbox-settings` (admin): how an organisation handles its conversations. All of
 * it is off until somebody turns it on.
 */
export class InboxSettings {
  /** So soon a person is to reply to what a customer wrote, counted round the clock; 0: there is no target. */
  @IsInt() @Min(0) @Max(REPLY_MINUTES_MAX) replyMinutes!: number;
  /** Whether customers are asked for a rating (1 to 5) when their conversation is done. */
  @IsBoolean() asksRating!: boolean;
  /** What they are asked, in Spanish and in English. */
  @Trim() @Length(1, RATING_QUESTION_MAX) ratingQuestionEs!: string;
  @Trim() @Length(1, RATING_QUESTION_MAX) ratingQuestionEn!: string;
}

/** Of an organisation that has chosen nothing. */
export const USUAL_INBOX_SETTINGS: InboxSettings = {
  replyMinutes: 0,
  asksRating: false,
  ratingQuestionEs: '¿Cómo te hemos atendido? Responde con un número del 1 (mal) al 5 (muy bien).',
  ratingQuestionEn: 'How did we do? Reply with a number from 1 (badly) to 5 (very well).',
};
