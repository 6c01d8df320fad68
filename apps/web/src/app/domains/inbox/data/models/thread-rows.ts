import type { Message, ThreadEntry } from '@centralita/shared-types';
import { calendarDays } from '../../../../shared/ui/calendar-days';

/** One line of a thread: a message, or what the team wrote or did; and whether a day or another author begins with it. */
export interface ThreadRow {
  id: string;
  at: number;
  message?: Message;
  entry?: ThreadEntry;
  /** It is the first of its day. */
  startsDay: boolean;
  /** It follows closely on one of the same author, whose name need not be said again. */
  goesOn: boolean;
}

const CLOSELY_MS = 5 * 60_000;

const authorOf = ({ message, entry }: Pick<ThreadRow, 'message' | 'entry'>): string =>
  message ? `${message.author} ${message.person ?? ''}` : `${entry?.kind ?? ''} ${entry?.person?.id ?? ''}`;

/**
 * From the latest-first pages of the server to lines in reading order.
 *
 * @param since entries of before are of pages that are not there yet, and those after `until` likewise
 */
export function threadRows(
  latestFirst: readonly Message[],
  entries: readonly ThreadEntry[] = [],
  { since = 0, until = Infinity }: { since?: number | undefined; until?: number | undefined } = {},
): ThreadRow[] {
  const lines = [
    ...[...latestFirst].reverse().map((message) => ({ id: message.id, at: message.at, message })),
    ...[...entries]
      .reverse()
      .filter(({ at }) => at >= since && at <= until)
      .map((entry) => ({ id: entry.id, at: entry.at, entry })),
  ].sort((one, other) => one.at - other.at);
  return lines.map((line, index) => {
    const before = lines[index - 1];
    const startsDay = !before || calendarDays(before.at, line.at) !== 0;
    const goesOn = !startsDay && authorOf(before) === authorOf(line) && line.at - before.at < CLOSELY_MS;
    return { ...line, startsDay, goesOn };
  });
}
