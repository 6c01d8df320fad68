/** What the conference room says. */
export const CONFERENCE_WORDS = {
  en: {
    ask: 'Please enter the PIN of the conference, then press hash.',
    wrong: 'That PIN is not right.',
    welcome: 'You are joining the conference.',
    bye: 'Goodbye.',
    none: 'There is no conference on this number. Goodbye.',
  },
  es: {
    ask: 'Marque el PIN de la conferencia y pulse almohadilla.',
    wrong: 'Ese PIN no es correcto.',
    welcome: 'Entra en la conferencia.',
    bye: 'Adiós.',
    none: 'En este número no hay ninguna conferencia. Adiós.',
  },
};
