/** What the callback says. */
export const CALLBACK_WORDS = {
  en: {
    offer:
      'We will call you back on the number you are calling from. Press 1 to confirm, or 2 to give another number.',
    ask: 'Please enter your telephone number, then press hash.',
    wrong: 'That number cannot be called.',
    thanks: 'Thank you. We will call you back. Goodbye.',
    bye: 'We have not got a number. Please call again. Goodbye.',
  },
  es: {
    offer:
      'Le llamaremos al número desde el que llama. Pulse 1 para confirmarlo, o 2 para darnos otro número.',
    ask: 'Marque su número de teléfono y pulse almohadilla.',
    wrong: 'No podemos llamar a ese número.',
    thanks: 'Gracias. Le llamaremos. Adiós.',
    bye: 'No tenemos ningún número al que llamarle. Vuelva a llamar, por favor. Adiós.',
  },
};
