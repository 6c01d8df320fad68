import { COMMON_WORDS, KNOWN_LANGUAGES, type KnownLanguage } from '../../platform/text/common-words';
import { foldText, wordsOf } from '../../platform/text/fold-text';

/** What needs no knowledge to answer. */
export type SmallTalk = 'greeting' | 'thanks' | 'person';

const THANKS = new Set(['gracias', 'thanks', 'thank', 'thx', 'merci']);
/** Words that stand beside a courtesy and change nothing. */
const BESIDE = new Set([
  'por',
  'a',
  'todo',
  'todos',
  'you',
  'so',
  'very',
  'much',
  'there',
  'all',
  'lot',
  'this',
  'pour',
  'tout',
  'et',
  'y',
  'and',
]);

/** Folded. They ask for a person and nothing else does. */
const PERSON: readonly RegExp[] = [
  /\b(hablar|hable|comunicar(me)?|pasar?me|pas(e|a)me|ponme|contactar|atienda) (con|a) (una? )?(persona|humano|agente|operador(a)?|alguien|asesor(a)?|responsable|encargad[oa])\b/,
  /\b(persona|agente|operador) (real|humano|humana)\b/,
  /\bquiero (un|una) (persona|agente|humano|operador(a)?)\b/,
  /\b(speak|talk|chat|connect me|put me through) (to|with) (a |an |some |your |the )?(real |live |human )?(person|human|agent|somebody|someone|operator|manager|representative)\b/,
  /\b(real|live|human) (person|agent|human|being)\b/,
  /\b(parler|discuter|echanger) (a|avec) (une? |quelqu )?(vraie? )?(personne|humain|agent|conseiller|conseillere|quelqu|un|responsable)\b/,
];
/** The same, as the whole message. */
const PERSON_ALONE = new Set(
  'persona humano agente operador operadora person human agent operator representative personne humain conseiller'.split(
    ' ',
  ),
);

/** Whether a message is but a greeting or thanks, or asks for a person. */
export function smallTalkOf(text: string): SmallTalk | undefined {
  const folded = foldText(text);
  if (PERSON_ALONE.has(folded) || PERSON.some((pattern) => pattern.test(folded))) return 'person';
  const words = wordsOf(text);
  const courteous = words.filter(isCourtesy);
  if (courteous.length === 0 || !words.every((word) => isCourtesy(word) || BESIDE.has(word)))
    return undefined;
  return words.some((word) => THANKS.has(word)) ? 'thanks' : 'greeting';
}

const isCourtesy = (word: string): boolean =>
  KNOWN_LANGUAGES.some((language) => COMMON_WORDS[language]?.courtesies.has(word));

/** What is said to it, as people of each language say it. */
export const SMALL_TALK: Readonly<Record<SmallTalk, Readonly<Record<KnownLanguage, string>>>> = {
  greeting: {
    es: '¡Hola! ¿En qué puedo ayudarte?',
    en: 'Hello! How can I help you?',
    fr: 'Bonjour ! En quoi puis-je vous aider ?',
  },
  thanks: {
    es: '¡De nada! Si necesitas algo más, escríbenos cuando quieras.',
    en: 'You are welcome! Write to us whenever you need anything else.',
    fr: 'Je vous en prie ! Écrivez-nous si vous avez besoin d’autre chose.',
  },
  person: {
    es: 'Claro. Se lo digo a una persona del equipo y te responderá aquí mismo.',
    en: 'Of course. I am asking somebody from the team to answer you here.',
    fr: 'Bien sûr. Je préviens une personne de l’équipe, qui vous répondra ici.',
  },
};
