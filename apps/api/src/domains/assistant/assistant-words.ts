export type PartOfDay = 'morning' | 'afternoon' | 'evening';
export type AssistantSentence =
  | 'welcome'
  | 'hidden'
  | 'still-there'
  | 'not-understood'
  | 'one-moment'
  | 'still-looking'
  | 'trouble'
  | 'to-a-person'
  | 'in-this-language'
  | 'back-again';

interface AssistantWords {
  greetings: Record<PartOfDay, string>;
  /** First hour of each part of the day, as the language counts them. */
  begins: Record<PartOfDay, number>;
  sentences: Record<AssistantSentence, string>;
}

/** What the assistant says of its own. */
export const ASSISTANT_WORDS: Record<'en' | 'es', AssistantWords> = {
  en: {
    greetings: { morning: 'Good morning.', afternoon: 'Good afternoon.', evening: 'Good evening.' },
    begins: { morning: 5, afternoon: 12, evening: 18 },
    sentences: {
      welcome: 'I am the automatic assistant. Tell me how I can help, or press 0 to speak to a person.',
      hidden: 'Your number is hidden from us, so we cannot call you back if we are cut off.',
      'still-there': 'I did not hear anything. How can I help? Press 0 to speak to a person.',
      'not-understood': 'I have no answer to that. Could you say it in other words?',
      'one-moment': 'One moment, I am looking into it.',
      'still-looking': 'I am still looking into it. Please stay on the line.',
      trouble: 'I cannot answer that right now.',
      'to-a-person': 'I am putting you through to a person.',
      'in-this-language': 'In English, then. How can I help?',
      'back-again': 'I am back. Please tell me again how I can help.',
    },
  },
  es: {
    greetings: { morning: 'Buenos días.', afternoon: 'Buenas tardes.', evening: 'Buenas noches.' },
    begins: { morning: 6, afternoon: 13, evening: 20 },
    sentences: {
      welcome:
        'Le habla el asistente automático. Dígame en qué puedo ayudarle, o pulse 0 para hablar con una persona.',
      hidden: 'Nos llama con número oculto: si se corta, no podremos devolverle la llamada.',
      'still-there': 'No he oído nada. ¿En qué puedo ayudarle? Pulse 0 para hablar con una persona.',
      'not-understood': 'No tengo respuesta a eso. ¿Puede decirlo con otras palabras?',
      'one-moment': 'Un momento, lo estoy consultando.',
      'still-looking': 'Sigo consultándolo. No cuelgue, por favor.',
      trouble: 'Ahora mismo no puedo responderle.',
      'to-a-person': 'Le paso con una persona.',
      'in-this-language': 'De acuerdo, en español. ¿En qué puedo ayudarle?',
      'back-again': 'Ya estoy aquí de nuevo. Dígame otra vez en qué puedo ayudarle.',
    },
  },
};
