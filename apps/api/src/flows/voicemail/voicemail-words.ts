/** What the voicemail says where it was told nothing else. */
export const VOICEMAIL_WORDS = {
  en: {
    greeting:
      'Nobody can take your call right now. Please leave a message after the tone, and press hash when you are done.',
    thanks: 'Thank you. We will call you back. Goodbye.',
    nothing: 'We did not hear a message. Goodbye.',
  },
  es: {
    greeting:
      'Ahora mismo nadie puede atender su llamada. Deje un mensaje después de la señal y pulse almohadilla al terminar.',
    thanks: 'Gracias. Le devolveremos la llamada. Adiós.',
    nothing: 'No hemos oído ningún mensaje. Adiós.',
  },
};
