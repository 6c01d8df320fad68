import type { Language } from './texts';

/** The emulator's own words in the log, in Spanish. What TwiML and callers say, numbers and Twilio's names stay. */
const SPANISH: readonly (readonly [RegExp, string])[] = [
  [/^(.+) calls the TwiML App$/, '$1 llama a la TwiML App'],
  [/^(.+) calls (.+)$/, '$1 llama a $2'],
  [/^answered by (.+)$/, 'contesta $1'],
  [/^answered elsewhere$/, 'contestada en otro sitio'],
  [/^the other side left$/, 'el otro lado se ha ido'],
  [/^(\S+): hung up(.*)$/, '$1: ha colgado$2'],
  [/^(\S+): rejected(.*)$/, '$1: ha rechazado$2'],
  [/^(\S+): busy(.*)$/, '$1: comunica$2'],
  [/^(\S+): no answer(.*)$/, '$1: no contesta$2'],
  [/^(\S+): unreachable(.*)$/, '$1: no se puede contactar$2'],
  [/^(\S+): failed(.*)$/, '$1: ha fallado$2'],
  [/^hung up by TwiML$/, 'ha colgado el TwiML'],
  [/^the TwiML ended$/, 'se ha acabado el TwiML'],
  [/^hung up through the control API$/, 'colgada desde la API de control'],
  [/^ended through the REST API \((.+)\)$/, 'terminada desde la API REST ($1)'],
  [/^ended by its whisper$/, 'la ha terminado el TwiML que se oye antes de conectar'],
  [/^ended by the queue’s TwiML$/, 'la ha terminado el TwiML de la cola'],
  [/^the emulator is stopping$/, 'el emulador se está apagando'],
  [/^nobody answered$/, 'no ha contestado nadie'],
  [/^time limit$/, 'tiempo máximo alcanzado'],
  [/^rejected as busy$/, 'rechazada: comunica'],
  [/^hangup$/, 'ha colgado'],
  [/^leave$/, 'ha salido'],
  [/^queue-full$/, 'la cola está llena'],
  [/^redirected$/, 'desviada'],
  [/^redirected-from-bridged$/, 'desviada mientras hablaba'],
  [/^error$/, 'error'],
  [/^(\d+ s), the greatest length$/, '$1, duración máxima'],
  [/^(\d+ s), silence$/, '$1, silencio'],
  [/^(\d+ s), key (.)$/, '$1, tecla $2'],
  [/^(\d+ s), the end of the call$/, '$1, fin de la llamada'],
  [/^((?:dtmf|speech|dtmf speech), [\d.]+ s), hints: (.+)$/, '$1, se espera: $2'],
  [/^((?:dtmf|speech|dtmf speech), [\d.]+ s)$/, '$1'],
  [/^(\d+ s)$/, '$1'],
  [/^Nobody is registered under this identity\.$/, 'nadie está registrado con esa identidad'],
  [/^The device is gone\.$/, 'el dispositivo se ha ido'],
  [/^The call was declined\.$/, 'la llamada se ha rechazado'],
  [/^The media connection failed\.$/, 'ha fallado la conexión de audio'],
  [/^initiated$/, 'iniciada'],
  [/^no voice URL$/, 'sin URL de voz'],
  [/^the carrier could not connect the call$/, 'el operador no ha podido conectar la llamada'],
  [/^the number is not assigned$/, 'el número no existe'],
  [/^digits (.+)$/, 'tonos $1'],
  [/^number (.+)$/, 'número $1'],
  [/^client (.+)$/, 'cliente $1'],
  [/^conference (.+) is full$/, 'la conferencia $1 está llena'],
  [/^nobody$/, 'nadie'],
  [/^nothing$/, 'nada'],
  [/^nothing was said$/, 'no se ha dicho nada'],
  [/^left out (.+)$/, 'no cuenta: $1'],
  [/^ended$/, 'terminada por la aplicación'],
  [/^completed$/, 'terminada'],
  [/^answered$/, 'contestada'],
  [/^busy$/, 'comunica'],
  [/^no-answer$/, 'sin respuesta'],
  [/^failed$/, 'fallida'],
  [/^canceled$/, 'cancelada'],
  [/^rejected$/, 'rechazada'],
  [/^bridged$/, 'conectada'],
  [/^there is no queue (.+)$/, 'no hay ninguna cola $1'],
  [/^(<\S+>) is not interpreted by this emulator yet; .+$/, 'este emulador aún no interpreta $1'],
  [/^(<\S+>) has no attribute (“.+”); it is left out\.$/, '$1 no tiene el atributo $2 y no cuenta.'],
  [/^(.+) has no effect in this emulator\.$/, '$1 no tiene efecto en este emulador.'],
  [/^(<\S+>) is no TwiML verb; it is left out\.$/, '$1 no es un verbo de TwiML y no cuenta.'],
  [
    /^(<\S+>) may not stand inside <Gather>; it is left out\.$/,
    '$1 no puede ir dentro de <Gather> y no cuenta.',
  ],
  [/^<Say> has no text; it is left out\.$/, '<Say> no tiene texto y no cuenta.'],
  [/^<Dial> names nobody to dial\.$/, '<Dial> no dice a quién llamar.'],
  [
    /^The call has nowhere to go: no voice URL is set on the number or its TwiML App\.$/,
    'La llamada no tiene adónde ir: ni el número ni su TwiML App tienen URL de voz.',
  ],
  [
    /^The call has nowhere to go: its number is on a SIP trunk, and the emulator has no trunks\.$/,
    'La llamada no tiene adónde ir: su número está en un troncal SIP, y el emulador no tiene troncales.',
  ],
];

/** Words of the log in the page's language; those of which there are none stay English, and are marked so. */
export function logWords(text: string, language: Language): { text: string; lang: 'en' | undefined } {
  if (language === 'en') return { text, lang: undefined };
  const known = inSpanish(text);
  if (known !== undefined) return { text: known, lang: undefined };
  // What became of a call at somebody's phone: who, what, and the code.
  const [, who, what = '', code = ''] = /^(\S+): (.+?)( \(\d+\))?$/.exec(text) ?? [];
  const became = inSpanish(what);
  if (became !== undefined) return { text: `${who}: ${became}${code}`, lang: undefined };
  // Digits, names, URLs and quotations are of no language.
  return { text, lang: /^[^a-z]*$|^https?:|^“/i.test(text) ? undefined : 'en' };
}

function inSpanish(text: string): string | undefined {
  const known = SPANISH.find(([english]) => english.test(text));
  return known && text.replace(...known);
}
