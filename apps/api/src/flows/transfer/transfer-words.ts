/** What somebody hears who is transferred. */
export const TRANSFER_WORDS = {
  en: {
    moment: 'One moment, I am putting you through.',
    others: 'There is no answer. I am trying the others.',
    nobody: 'There is no answer. Goodbye.',
  },
  es: {
    moment: 'Un momento, le paso.',
    others: 'No contestan. Pruebo con los demás.',
    nobody: 'No contestan. Adiós.',
  },
};
