/** What a caller hears where no person takes the call. */
export const PERSON_WORDS = {
  en: 'Nobody can take your call right now. Please try again later. Goodbye.',
  es: 'Ahora mismo nadie puede atender su llamada. Vuelva a llamar más tarde. Adiós.',
};
