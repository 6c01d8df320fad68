import type { MailFile, ReceivedMail } from '../api/received-mail';

/** Nobody reads more in a thread, and every page of it would carry it. */
const TEXT_LENGTH_MAX = 100_000;

/** The text of a mail as its thread shows it; one that is too long is cut, and goes whole with the files. */
export function roomForText({ text, files }: ReceivedMail): { text: string; files: readonly MailFile[] } {
  const whole = text.trim();
  if (whole.length <= TEXT_LENGTH_MAX) return { text: whole, files };
  const content = Buffer.from(whole);
  return {
    text: `${whole.slice(0, TEXT_LENGTH_MAX - 1)}…`,
    files: [...files, { name: 'text.txt', type: 'text/plain; charset=utf-8', content, isInText: false }],
  };
}
