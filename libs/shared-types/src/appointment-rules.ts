/**
 * What the server and the page both work out of an appointment: the words of a reminder, and when it goes. Plain values and
 * functions; nothing here imports anything, so that a page can show what the server would do.
 */

export const APPOINTMENT_STATES = ['booked', 'confirmed', 'to-move', 'cancelled', 'done', 'no-show'] as const;
/** `to-move`: the customer asked for another time. `cancelled`: by either side. */
export type AppointmentState = (typeof APPOINTMENT_STATES)[number];

export const RULE_KINDS = ['confirmation', 'reminder', 'follow-up'] as const;
/** `confirmation` at booking, `reminder` so long before the appointment, `follow-up` so long after it began. */
export type RuleKind = (typeof RULE_KINDS)[number];

export const REMINDER_CHANNELS = ['whatsapp', 'sms', 'email'] as const;
export type ReminderChannel = (typeof REMINDER_CHANNELS)[number];

/** Languages in which a rule may have a text. */
export const REMINDER_LANGUAGES = ['es', 'en', 'fr', 'pt', 'it', 'de'] as const;
export type ReminderLanguage = (typeof REMINDER_LANGUAGES)[number];

/** What stands for something of the appointment in a text. */
export const REMINDER_VARIABLES = ['name', 'what', 'when', 'where', 'with'] as const;
export type ReminderVariable = (typeof REMINDER_VARIABLES)[number];
export type ReminderValues = Readonly<Record<ReminderVariable, string>>;

export const REMINDER_TEXT_MAX = 800;
/** 60 days. */
export const REMINDER_MINUTES_MAX = 86_400;
export const REMINDER_RULES_MAX = 10;
export const APPOINTMENT_TEXT_MAX = 200;
export const APPOINTMENT_NOTE_MAX = 2_000;
/** `HH:MM`. */
export const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;
export const IMPORT_LINES_MAX = 2_000;
export const IMPORT_BYTES_MAX = 1_000_000;

/**
 * The words of a reminder. `{name}` and the like stand for what is known of the appointment; a part in square brackets is left
 * out where something within it is not known: `Your appointment is {when}[ at {where}].`
 */
export function reminderText(text: string, values: ReminderValues): string {
  return text
    .replace(/\[([^[\]]*)\]/g, (_part, inner: string) => {
      const isKnown = variablesOf(inner).every((name) => values[name] !== '');
      return isKnown ? inner : '';
    })
    .replace(/\{(\w+)\}/g, (as, name: string) => (isVariable(name) ? values[name] : as))
    .replace(/[ \t]{2,}/g, ' ')
    .trim();
}

const isVariable = (name: string): name is ReminderVariable =>
  (REMINDER_VARIABLES as readonly string[]).includes(name);

const variablesOf = (text: string): ReminderVariable[] =>
  [...text.matchAll(/\{(\w+)\}/g)].flatMap(([, name = '']) => (isVariable(name) ? [name] : []));

/** Words in curly brackets that stand for nothing. */
export const unknownVariables = (text: string): string[] => [
  ...new Set(
    [...text.matchAll(/\{([^{}]*)\}/g)].flatMap(([, name = '']) => (isVariable(name) ? [] : [name])),
  ),
];

/** As it is said to a person: `Tuesday, 1 December at 10:00`. */
export function whenText(at: number, timeZone: string, language: string): string {
  const day = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  const format = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(language, { ...options, timeZone }).format(at);
  const time = format({ hour: 'numeric', minute: '2-digit' });
  const joins: Record<string, string> = {
    es: ', a las ',
    en: ' at ',
    fr: ' à ',
    pt: ' às ',
    it: ' alle ',
    de: ' um ',
  };
  return `${format(day)}${joins[language.slice(0, 2)] ?? ', '}${time}`;
}

/** What a clock on the wall shows somewhere. */
export interface WallTime {
  /** `YYYY-MM-DD`. */
  date: string;
  /** `HH:MM`. */
  time: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

export function wallTime(at: number, timeZone: string): WallTime {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timeZone, format);
  }
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    date: `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`,
    time: `${parts.get('hour')}:${parts.get('minute')}`,
  };
}

/**
 * The moment at which a clock on the wall shows a time, epoch milliseconds. The earlier of two where the clock is put back;
 * where it is put forward and the time does not exist, as much later as the clock jumps.
 */
export function momentOf({ date, time }: WallTime, timeZone: string): number {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  const offsetAt = (at: number): number => {
    const wall = wallTime(at, timeZone);
    return Date.parse(`${wall.date}T${wall.time}:00Z`) - Math.floor(at / 60_000) * 60_000;
  };
  const day = 86_400_000;
  const candidates = [asUtc - offsetAt(asUtc - day), asUtc - offsetAt(asUtc + day)];
  const fitting = candidates.filter((at) => at + offsetAt(at) === asUtc);
  return fitting.length > 0 ? Math.min(...fitting) : Math.max(...candidates);
}

/** When nobody is to be disturbed, by the recipient's clock; over midnight where `to` is the smaller. */
export interface Quiet {
  /** `HH:MM`, within. */
  from: string;
  /** `HH:MM`, no longer within. */
  to: string;
}

/** The quiet hours around a moment: when they began and when they end; undefined where it is in none. */
export function quietAround(
  at: number,
  { from, to }: Quiet,
  timeZone: string,
): { beganAt: number; endsAt: number } | undefined {
  if (from === to) return undefined;
  const { date, time } = wallTime(at, timeZone);
  const isOverNight = to < from;
  const isQuiet = isOverNight ? time >= from || time < to : time >= from && time < to;
  if (!isQuiet) return undefined;
  const begins = isOverNight && time < to ? nextDay(date, -1) : date;
  const ends = isOverNight && time >= from ? nextDay(date, 1) : date;
  return {
    beganAt: momentOf({ date: begins, time: from }, timeZone),
    endsAt: momentOf({ date: ends, time: to }, timeZone),
  };
}

const nextDay = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

export interface Timing {
  kind: RuleKind;
  /** Before the appointment, or after it; nothing for a confirmation. */
  minutes: number;
}

const MINUTE_MS = 60_000;
/** What goes before the quiet hours must have gone when they begin, also on a busy day. */
const BEFORE_QUIET_MS = 15 * MINUTE_MS;

/**
 * When something goes: at its time, or else when the quiet hours are over, or else just before they began, never after the
 * appointment (a follow-up never before it).
 *
 * @param now nothing goes before it
 * @returns epoch milliseconds; `too-late` where its time has passed, `quiet` where every moment left is a quiet one
 */
export function goesAt(
  { kind, minutes }: Timing,
  startsAt: number,
  now: number,
  quiet: Quiet | null,
  timeZone: string,
): number | 'too-late' | 'quiet' {
  const isAfter = kind === 'follow-up';
  const meant = kind === 'confirmation' ? now : startsAt + (isAfter ? minutes : -minutes) * MINUTE_MS;
  if (meant < now || (!isAfter && meant >= startsAt)) return 'too-late';
  const around = quiet && quietAround(meant, quiet, timeZone);
  if (!around) return meant;
  if (isAfter || around.endsAt < startsAt) return around.endsAt;
  const before = around.beganAt - BEFORE_QUIET_MS;
  return before >= now ? before : 'quiet';
}
