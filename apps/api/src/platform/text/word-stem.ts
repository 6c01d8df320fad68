import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as spanish } from '@orama/stemmers/spanish';

/** Snowball stemmers: https://snowballstem.org */
const STEMMERS: Readonly<Record<string, (word: string) => string>> = {
  en: english,
  es: spanish,
  fr: french,
};

/** `es-MX` → `es`. */
export const baseLanguage = (language: string): string => language.slice(0, 2).toLowerCase();

/** The part of a folded word that its forms share; the word itself in languages without a stemmer. */
export const stemOf = (word: string, language: string): string =>
  STEMMERS[baseLanguage(language)]?.(word) ?? word;
