/** What is answered to a reply, in the languages that the server itself speaks; English for any other. */
const WORDS: Record<string, { confirmed: string; toMove: string }> = {
  es: {
    confirmed: '¡Gracias! Tu cita queda confirmada: {when}.',
    toMove: 'De acuerdo. Una persona del equipo te escribirá para buscar otra hora.',
  },
  en: {
    confirmed: 'Thank you! Your appointment is confirmed: {when}.',
    toMove: 'All right. Somebody from the team will write to you to find another time.',
  },
  fr: {
    confirmed: 'Merci ! Votre rendez-vous est confirmé : {when}.',
    toMove: "D'accord. Une personne de l'équipe vous écrira pour trouver un autre horaire.",
  },
  pt: {
    confirmed: 'Obrigado! Sua consulta está confirmada: {when}.',
    toMove: 'Certo. Uma pessoa da equipe vai escrever para encontrar outro horário.',
  },
  it: {
    confirmed: 'Grazie! Il tuo appuntamento è confermato: {when}.',
    toMove: 'Va bene. Una persona del team ti scriverà per trovare un altro orario.',
  },
  de: {
    confirmed: 'Danke! Dein Termin ist bestätigt: {when}.',
    toMove: 'In Ordnung. Jemand aus dem Team schreibt dir, um einen anderen Termin zu finden.',
  },
};

/** Languages that these answers are in. */
export const answerLanguage = (language: string): string => {
  const spoken = language.slice(0, 2).toLowerCase();
  return spoken in WORDS ? spoken : 'en';
};

export function replyAnswer(wish: 'confirm' | 'move', language: string, when: string): string {
  const words = WORDS[answerLanguage(language)] ?? WORDS['en'];
  return (wish === 'confirm' ? words?.confirmed : words?.toMove)?.replace('{when}', when) ?? '';
}
