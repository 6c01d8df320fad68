import type { ReminderRule, ReminderRules } from '@centralita/shared-types';
import {
  goesAt,
  momentOf,
  REMINDER_MINUTES_MAX,
  REMINDER_TEXT_MAX,
  reminderText,
  unknownVariables,
  whenText,
  type ReminderChannel,
  type ReminderLanguage,
  type RuleKind,
} from '@centralita/shared-types/appointment-rules';
import { addDays, dayOf } from './agenda';

export type RuleFault = 'text-missing' | 'text-long' | 'variable' | 'channels' | 'minutes';

export const newRule = (kind: RuleKind, language: ReminderLanguage): ReminderRule => ({
  id: crypto.randomUUID(),
  kind,
  on: true,
  minutes: kind === 'confirmation' ? 0 : 1_440,
  channels: ['whatsapp', 'sms', 'email'],
  evenIfConfirmed: kind === 'follow-up',
  texts: { [language]: '' },
});

/** What is wrong with a rule, and with which of its texts. */
export function ruleFault(
  rule: ReminderRule,
): { fault: RuleFault; language?: string; about?: string } | undefined {
  const { kind, minutes, channels } = rule;
  if (channels.length === 0) return { fault: 'channels' };
  const isTime = Number.isInteger(minutes) && minutes >= 1 && minutes <= REMINDER_MINUTES_MAX;
  if (kind !== 'confirmation' && !isTime) return { fault: 'minutes' };
  const texts = Object.entries(rule.texts);
  if (texts.length === 0) return { fault: 'text-missing' };
  for (const [language, text] of texts) {
    if (text.trim() === '') return { fault: 'text-missing', language };
    if (text.length > REMINDER_TEXT_MAX) return { fault: 'text-long', language };
    const [unknown] = unknownVariables(text);
    if (unknown !== undefined) return { fault: 'variable', language, about: `{${unknown}}` };
  }
  return undefined;
}

export const UNITS = { minutes: 1, hours: 60, days: 1_440 } as const;
export type Unit = keyof typeof UNITS;

/** The largest unit in which it is a whole number. */
export const unitOf = (minutes: number): Unit => {
  if (minutes > 0 && minutes % UNITS.days === 0) return 'days';
  return minutes > 0 && minutes % UNITS.hours === 0 ? 'hours' : 'minutes';
};

/** Up by one; what is not chosen stands last. */
export const channelsUp = (
  channels: readonly ReminderChannel[],
  channel: ReminderChannel,
): ReminderChannel[] => {
  const at = channels.indexOf(channel);
  const moved = channels.filter((one) => one !== channel);
  moved.splice(Math.max(0, at - 1), 0, channel);
  return moved;
};

export interface Preview {
  text: string;
  /** Epoch milliseconds, or why it does not go. */
  at: number | 'too-late' | 'quiet';
}

/** What a customer would get, and when, for an appointment in three days at a time of day. */
export function previewOf(
  rule: ReminderRule,
  { timeZone, quiet }: ReminderRules,
  example: { time: string; name: string; what: string; where: string; with: string },
  language: ReminderLanguage,
  now: number,
): Preview {
  const date = addDays(dayOf(now, timeZone), 3);
  const startsAt = momentOf({ date, time: example.time || '10:00' }, timeZone);
  const { name, what, where } = example;
  const values = { name, what, where, with: example.with, when: whenText(startsAt, timeZone, language) };
  return {
    text: reminderText(rule.texts[language] ?? '', values),
    at: goesAt(rule, startsAt, now, quiet, timeZone),
  };
}
