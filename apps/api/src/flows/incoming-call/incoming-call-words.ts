export type IncomingCallSentence = 'busy' | 'nobody-there';

/** What a caller hears when nobody takes the call. */
export const INCOMING_CALL_WORDS: Record<'en' | 'es', Record<IncomingCallSentence, string>> = {
  en: {
    busy: 'The person you are calling is busy. Please try again later. Goodbye.',
    'nobody-there': 'Nobody can take your call right now. Please try again later. Goodbye.',
  },
  es: {
    busy: 'La persona a la que llama está ocupada. Vuelva a llamar más tarde. Adiós.',
    'nobody-there': 'Ahora mismo nadie puede atender su llamada. Vuelva a llamar más tarde. Adiós.',
  },
};
