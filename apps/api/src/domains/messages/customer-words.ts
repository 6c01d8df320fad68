/** What the server itself says to customers, in their language; English where we do not speak it. */
const WORDS = {
  es: {
    apology:
      'Lo siento, ahora mismo no puedo responderte. Una persona del equipo te contestará en cuanto pueda.',
    handedOver: 'He pasado tu mensaje a una persona del equipo. Te contestará en cuanto pueda.',
    audio: 'No pude entender tu audio. ¿Puedes escribirme tu pregunta?',
    rated: '¡Gracias por tu respuesta!',
  },
  en: {
    apology: 'Sorry, I cannot answer you right now. Somebody from the team will reply as soon as they can.',
    handedOver: 'I have passed your message to somebody from the team. They will reply as soon as they can.',
    audio: 'I could not understand your voice message. Could you write your question?',
    rated: 'Thank you for your answer!',
  },
  fr: {
    apology:
      "Désolé, je ne peux pas vous répondre pour l'instant. Une personne de l'équipe vous répondra dès que possible.",
    handedOver:
      "J'ai transmis votre message à une personne de l'équipe. Elle vous répondra dès que possible.",
    audio: "Je n'ai pas pu comprendre votre message vocal. Pouvez-vous écrire votre question ?",
    rated: 'Merci pour votre réponse !',
  },
  pt: {
    apology: 'Desculpe, não consigo responder agora. Uma pessoa da equipe responderá assim que puder.',
    handedOver: 'Passei sua mensagem para uma pessoa da equipe. Ela responderá assim que puder.',
    audio: 'Não consegui entender seu áudio. Pode escrever sua pergunta?',
    rated: 'Obrigado pela sua resposta!',
  },
  it: {
    apology: 'Mi dispiace, ora non posso rispondere. Una persona del team risponderà appena possibile.',
    handedOver: 'Ho passato il tuo messaggio a una persona del team. Ti risponderà appena possibile.',
    audio: 'Non sono riuscito a capire il tuo audio. Puoi scrivere la tua domanda?',
    rated: 'Grazie per la tua risposta!',
  },
  de: {
    apology: 'Leider kann ich gerade nicht antworten. Jemand aus dem Team meldet sich so bald wie möglich.',
    handedOver: 'Ich habe deine Nachricht an jemanden aus dem Team weitergegeben, der sich bald meldet.',
    audio: 'Ich konnte deine Sprachnachricht nicht verstehen. Kannst du deine Frage schreiben?',
    rated: 'Danke für deine Antwort!',
  },
} as const;

export type CustomerWord = keyof (typeof WORDS)['es'];

/** @param language such as `es` or `es-MX` */
export function customerWord(word: CustomerWord, language: string): string {
  const spoken = language.slice(0, 2).toLowerCase();
  return (WORDS as Record<string, Record<CustomerWord, string>>)[spoken]?.[word] ?? WORDS.en[word];
}

/** The acknowledgement comes before anybody knows what was said, so it has one language. */
export const ACKNOWLEDGEMENTS = {
  text: 'Un momento, estoy procesando tu mensaje... ⏳',
  audio: 'Estoy escuchando tu audio... 🎧',
} as const;
