import { foldText } from '../../platform/text/fold-text';
import type { AssistantLanguage } from './api/assistant-speech';

/** Folded. A caller who says one of these alone wants to be spoken to so. */
const WANTED: Record<AssistantLanguage, RegExp> = {
  en: /^(in english|english( please)?|(can we )?speak english( please)?|en ingles( por favor)?|ingles( por favor)?)$/,
  es: /^(en (espanol|castellano)( por favor)?|(espanol|castellano)( por favor)?|in spanish( please)?|spanish( please)?|habl(a|e) (espanol|castellano))$/,
};

/** The language that somebody asks for; undefined where the text asks for something else. */
export function wantedLanguage(text: string): AssistantLanguage | undefined {
  const folded = foldText(text);
  return (Object.keys(WANTED) as AssistantLanguage[]).find((language) => WANTED[language].test(folded));
}
