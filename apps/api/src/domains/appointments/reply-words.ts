import { foldText } from '../../platform/text/fold-text';

export interface ReadReply {
  wish: 'confirm' | 'move';
  /** A loose word is said in many conversations: it means something only right after it was asked for. A digit may answer anything. */
  certainty: 'sure' | 'digit' | 'loose';
  /** Language of the word, where it is of one. */
  language?: string;
}

/** Words of a whole message, by what they mean; folded: without case, accents and punctuation. */
const SURE: Record<ReadReply['wish'], Record<string, string>> = {
  confirm: {
    es: 'confirmo|confirmar|confirmada|confirmado|si confirmo|confirmo la cita',
    en: 'confirm|confirmed|i confirm|yes confirm',
    fr: 'je confirme|confirmer|oui je confirme',
    pt: 'sim confirmo',
    it: 'confermo|confermare|si confermo',
    de: 'bestatigen|ich bestatige|bestatigt',
  },
  move: {
    es: 'cambiar|cambiarla|mover|moverla|cambiar la cita|otra hora|otro dia',
    en: 'change|move|reschedule|change it|move it|another time',
    fr: 'changer|deplacer|reporter',
    pt: 'mudar|alterar|remarcar',
    it: 'spostare|cambiare',
    de: 'andern|verschieben',
  },
};
const LOOSE: Record<ReadReply['wish'], Record<string, string>> = {
  confirm: {
    es: 'si|vale|de acuerdo|perfecto|alli estare|ahi estare|si gracias|vale gracias',
    en: 'yes|yep|sure|yes please|yes thanks',
    fr: "oui|d'accord|oui merci",
    pt: 'sim|sim obrigado|sim obrigada',
    it: 'va bene|si grazie',
    de: 'ja|ja danke|ja gerne',
    '': 'ok|okay|👍',
  },
  move: {
    es: 'no|no puedo|no puedo ir',
    en: "i can't|i cannot|can't make it",
    fr: 'non|je ne peux pas',
    pt: 'nao|nao posso',
    it: 'non posso',
    de: 'nein|ich kann nicht',
    '': '👎',
  },
};

/** Emoji have neither letters nor digits; their skin colour means nothing. */
const plain = (text: string): string => foldText(text) || text.replace(/[\s\p{M}\p{Emoji_Modifier}]/gu, '');

const table = new Map<string, ReadReply>();
for (const [certainty, words] of [
  ['loose', LOOSE],
  ['sure', SURE],
] as const)
  for (const wish of ['confirm', 'move'] as const)
    for (const [language, list] of Object.entries(words[wish]))
      for (const word of list.split('|'))
        table.set(plain(word), { wish, certainty, ...(language !== '' && { language }) });
table.set('1', { wish: 'confirm', certainty: 'digit' });
table.set('2', { wish: 'move', certainty: 'digit' });
// Of Spanish and Italian: the language of the conversation decides.
table.set('si', { wish: 'confirm', certainty: 'loose' });
table.set('no', { wish: 'move', certainty: 'loose' });

/** What a reply to a reminder means; undefined where it is something else. @param payload of the button that was pressed */
export function readReply(text: string, payload: string | undefined): ReadReply | undefined {
  const written = table.get(plain(text));
  const pressed = payload === undefined ? undefined : table.get(plain(payload.replace(/[_-]/g, ' ')));
  if (!pressed) return written;
  // The button says what is meant; the words on it say in which language.
  return { ...written, ...pressed, certainty: 'sure' };
}
