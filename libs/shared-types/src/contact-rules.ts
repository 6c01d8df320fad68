/* Part of `rules.ts`, which both sides import. */
/** What the team writes about a contact. */
export const CONTACT_NOTE_MAX = 4_000;
/** What an organisation keeps of its contacts besides: how many, of which kinds, how long their names and values. */
export const CONTACT_FIELDS_MAX = 30;
export const CONTACT_FIELD_KINDS = ['text', 'number', 'date', 'choice'] as const;
export type ContactFieldKind = (typeof CONTACT_FIELD_KINDS)[number];
export const CONTACT_FIELD_NAME_MAX = 60;
export const CONTACT_FIELD_CHOICES_MAX = 50;
export const CONTACT_VALUE_MAX = 500;
/** How the value of a field may be compared, by its kind; dates and numbers by their order. */
export const CONTACT_COMPARISONS = [
  'is',
  'one-of',
  'at-least',
  'at-most',
  'before',
  'after',
  'filled',
] as const;
export type ContactComparison = (typeof CONTACT_COMPARISONS)[number];
export const CONTACT_COMPARISONS_OF: Record<
  ContactFieldKind,
  readonly [ContactComparison, ...ContactComparison[]]
> = {
  text: ['is', 'filled'],
  number: ['at-least', 'at-most', 'is', 'filled'],
  date: ['before', 'after', 'is', 'filled'],
  choice: ['one-of', 'filled'],
};
/** Conditions that all have to hold. */
export const CONTACT_CONDITIONS_MAX = 10;
