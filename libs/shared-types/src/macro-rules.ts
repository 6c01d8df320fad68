/* Part of `rules.ts`, which both sides import. */
export const MACRO_NAME_LENGTH_MAX = 60;
/** As much as a message has. */
export const MACRO_TEXT_MAX = 1_600;
export const MACRO_LABELS_MAX = 20;
/** A year: conversations are snoozed no longer. */
export const MACRO_SNOOZE_HOURS_MAX = 8_760;
/** In place of a person's id, in a macro that gives conversations to somebody: whoever runs it. */
export const MACRO_RUNNER = 'runner';
