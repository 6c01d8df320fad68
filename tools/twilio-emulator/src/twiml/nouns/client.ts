import { isClientIdentity } from '../../calls/addresses';
import { commonNounSettings, type NounReader } from '../dial-target';
import { childElements, textOf, type TwimlElement } from '../twiml-document';

/** `<Client>`: https://www.twilio.com/docs/voice/twiml/client */
export const client: NounReader = (element, context) => {
  const children = childElements(element);
  const identity = identityOf(element, children);
  if (!isClientIdentity(identity)) {
    const why = 'without blanks, controls and <>#%"{}|\\^[]`, at most 256 characters';
    context.warn(31105, `<Dial>: <Client> needs an identity ${why}, not “${identity}”.`, 'error');
    return undefined;
  }
  const parameters = Object.fromEntries(
    children
      .filter((child) => child.name === 'Parameter' && child.attributes['name'] !== undefined)
      .map(({ attributes }) => [attributes['name'] ?? '', attributes['value'] ?? '']),
  );
  return { to: `client:${identity}`, parameters, ...commonNounSettings(element, context) };
};

/** The identity stands in `<Identity>`, or as plain text. */
function identityOf(element: TwimlElement, children: readonly TwimlElement[]): string {
  const noun = children.find((child) => child.name === 'Identity');
  const text = noun ? textOf(noun) : element.content.filter((part) => typeof part === 'string').join('');
  return text.trim();
}
