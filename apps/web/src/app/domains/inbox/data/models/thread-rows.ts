import type { Message } from '@centralita/shared-types';
import { calendarDays } from '../../../../shared/ui/calendar-days';

/** One line of a thread: a message, and whether a day or another author begins with it. */
export interface ThreadRow {
  id: string;
  message: Message;
  /** The message is the first of its day. */
  startsDay: boolean;
  /** It follows closely on one of the same author, whose name need not be said again. */
  goesOn: boolean;
}

const CLOSELY_MS = 5 * 60_000;

/** From the latest-first pages of the server to lines in reading order. */
export function threadRows(latestFirst: readonly Message[]): ThreadRow[] {
  const messages = [...latestFirst].reverse();
  return messages.map((message, index) => {
    const before = messages[index - 1];
    const startsDay = !before || calendarDays(before.at, message.at) !== 0;
    const sameAuthor = before?.author === message.author && before.person === message.person;
    const goesOn = !startsDay && sameAuthor && message.at - before.at < CLOSELY_MS;
    return { id: message.id, message, startsDay, goesOn };
  });
}
