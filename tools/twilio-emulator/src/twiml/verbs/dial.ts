import { checkAttributes } from '../attribute-rules';
import type { Attributes } from '../attributes';
import { dialConference } from '../dial-conference';
import { dialQueue } from '../dial-queue';
import { Dialling } from '../dialling';
import { tellAction } from '../tell-action';
import { childElements, textOf, type TwimlElement } from '../twiml-document';
import type { DialTarget } from '../dial-target';
import { NOUNS } from '../nouns';
import type { VerbHandler } from '../verb';
import type { VerbContext } from '../verb-context';

/** So many may ring for one call. Source: https://www.twilio.com/docs/voice/twiml/number#simultaneous-dialing */
const MAX_NOUNS = 10;

/** Nouns that are no phones but places where calls meet. */
const PLACES: Readonly<Record<string, typeof dialQueue | undefined>> = {
  Conference: dialConference,
  Queue: dialQueue,
};

/** `<Dial>`: rings numbers and clients and connects the first that answers. https://www.twilio.com/docs/voice/twiml/dial */
export const dial: VerbHandler = async (element, context) => {
  if (context.isWhisper) {
    context.warn(
      13201,
      '<Dial> may not stand in TwiML that runs on a called party before it is connected.',
      'error',
    );
    return 'hang-up';
  }
  const attributes = context.attributes(element);
  const action = attributes.text('action');
  const request = (parameters: Record<string, string>): ReturnType<VerbContext['documentAt']> =>
    context.documentAt(action, { method: attributes.method(), parameters, purpose: 'action' });
  if (action !== undefined) request({}); // a bad URL is told before anybody is rung

  const result = await (placeOf(element, attributes, context) ?? phones(element, attributes, context));
  context.note('Dial', 'ended', result['DialCallStatus']);

  if (context.stopped.aborted) {
    if (action !== undefined && context.call.isOver) tellAction(request(result), context);
    context.throwIfStopped();
  }
  return action === undefined ? 'continue' : request(result);
};

/** A conference or a queue is dialled alone. Source: https://www.twilio.com/docs/api/errors/13000 */
function placeOf(
  element: TwimlElement,
  attributes: Attributes,
  context: VerbContext,
): Promise<Record<string, string>> | undefined {
  const nouns = childElements(element);
  const noun = nouns.find(({ name }) => PLACES[name] !== undefined);
  const dialPlace = noun === undefined ? undefined : PLACES[noun.name];
  if (!noun || !dialPlace) return undefined;
  if (nouns.length > 1)
    context.warn(13000, `<Dial>: <${noun.name}> stands alone; the other nouns are left out.`);
  checkAttributes(noun, context);
  context.note('Dial', 'started', `${noun.name.toLowerCase()} ${textOf(noun)}`);
  return dialPlace(noun, attributes, context);
}

async function phones(
  element: TwimlElement,
  attributes: Attributes,
  context: VerbContext,
): Promise<Record<string, string>> {
  const targets = targetsOf(element, context);
  context.note('Dial', 'started', targets.map(({ to }) => to).join(', ') || 'nobody');
  return new Dialling(context, attributes).run(targets);
}

function targetsOf(element: TwimlElement, context: VerbContext): DialTarget[] {
  const nouns = childElements(element);
  const text = element.content
    .filter((part) => typeof part === 'string')
    .join('')
    .trim();
  if (nouns.length === 0 && text === '') context.warn(13221, '<Dial> names nobody to dial.', 'error');
  const plain: TwimlElement[] = text === '' ? [] : [{ name: 'Number', attributes: {}, content: [text] }];
  const named = [...plain, ...nouns];
  // "Too many URIs passed": https://www.twilio.com/docs/api/errors/13250
  if (named.length > MAX_NOUNS)
    context.warn(13250, `<Dial> names ${named.length}; all after the first ${MAX_NOUNS} are left out.`);
  return named.slice(0, MAX_NOUNS).flatMap((noun) => {
    checkAttributes(noun, context);
    const reader = NOUNS[noun.name];
    if (!reader) {
      const note = `<Dial><${noun.name}> is not interpreted by this emulator yet; it is left out.`;
      context.note(`Dial ${noun.name}`, 'unsupported', note);
      return [];
    }
    return reader(noun, context) ?? [];
  });
}
