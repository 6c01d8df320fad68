interface QueueWords {
  greeting: string;
  /** @param position 1 is next */
  position: (position: number) => string;
  /** @param minutes at least 1 */
  expected: (minutes: number) => string;
  voicemail: string;
  callback: string;
  connecting: string;
  empty: string;
  full: string;
}

/** What the queue says. */
export const QUEUE_WORDS: Record<'en' | 'es', QueueWords> = {
  en: {
    greeting: 'Thank you for calling. Please hold: one of us will take your call.',
    position: (position) => (position <= 1 ? 'You are next.' : `You are number ${position} in line.`),
    expected: (minutes) =>
      minutes === 1 ? 'It will take about a minute.' : `It will take about ${minutes} minutes.`,
    voicemail: 'To leave a message instead, press 1.',
    callback: 'To be called back, press 2.',
    connecting: 'I am connecting you now.',
    empty: 'Nobody is waiting any more.',
    full: 'Too many people are waiting right now.',
  },
  es: {
    greeting: 'Gracias por llamar. No cuelgue: enseguida le atenderemos.',
    position: (position) =>
      position <= 1 ? 'Su llamada es la siguiente.' : `Su llamada es la número ${position} de la cola.`,
    expected: (minutes) =>
      minutes === 1
        ? 'Le atenderemos en un minuto más o menos.'
        : `Le atenderemos en unos ${minutes} minutos.`,
    voicemail: 'Si prefiere dejar un mensaje, pulse 1.',
    callback: 'Si prefiere que le llamemos, pulse 2.',
    connecting: 'Le paso ahora mismo.',
    empty: 'Ya no espera nadie.',
    full: 'Ahora mismo hay demasiadas llamadas en espera.',
  },
};

/** Where somebody stands in the queue, and which keys lead out of it. */
export const standing = (
  words: QueueWords,
  at: { position: number; leftSec: number | undefined; voicemail?: boolean; callback?: boolean },
): string =>
  [
    words.position(at.position),
    ...(at.leftSec === undefined ? [] : [words.expected(Math.max(1, Math.ceil(at.leftSec / 60)))]),
    ...(at.voicemail ? [words.voicemail] : []),
    ...(at.callback ? [words.callback] : []),
  ].join(' ');
