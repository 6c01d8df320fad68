export type IncomingCallSentence = 'busy' | 'nobody-there' | 'unknown-number';

/** What a caller hears when nobody takes the call. */
export const INCOMING_CALL_WORDS: Record<'en' | 'es', Record<IncomingCallSentence, string>> = {
  en: {
    busy: 'The person you are calling is busy. Please try again later. Goodbye.',
    'nobody-there': 'Nobody can take your call right now. Please try again later. Goodbye.',
    'unknown-number': 'The number you have called is not in use. Please check it. Goodbye.',
  },
  es: {
    busy: 'La persona a la que llama está ocupada. Vuelva a llamar más tarde. Adiós.',
    'nobody-there': 'Ahora mismo nadie puede atender su llamada. Vuelva a llamar más tarde. Adiós.',
    'unknown-number': 'El número al que llama no está en servicio. Compruébelo, por favor. Adiós.',
  },
};
