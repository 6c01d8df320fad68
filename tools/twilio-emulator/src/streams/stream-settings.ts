import { Attributes } from '../twiml/attributes';
import { checkAttributes } from '../twiml/attribute-rules';
import { childElements, type TwimlElement } from '../twiml/twiml-document';
import type { VerbContext } from '../twiml/verb-context';

/** Which side of a call goes along, in the words of the messages. */
export type StreamTrack = 'inbound' | 'outbound';

/** What a `<Stream>` says. Source: https://www.twilio.com/docs/voice/twiml/stream */
export interface StreamSettings {
  /** Without its query, which Twilio does not support: what it would say goes into `<Parameter>`. */
  url: string;
  name: string | undefined;
  tracks: readonly StreamTrack[];
  statusCallback: string | undefined;
  statusCallbackMethod: 'GET' | 'POST';
  customParameters: Record<string, string>;
}

const TRACKS: Readonly<Record<string, readonly StreamTrack[]>> = {
  inbound_track: ['inbound'],
  outbound_track: ['outbound'],
  both_tracks: ['inbound', 'outbound'],
};
/** Characters of a parameter's name and value together. Source: https://www.twilio.com/docs/voice/twiml/stream#custom-parameters */
const PARAMETER_MAX = 500;

/** @param isBothWays within `<Connect>`, where the program hears the caller alone */
export function readStreamSettings(
  noun: TwimlElement,
  context: VerbContext,
  isBothWays: boolean,
): StreamSettings {
  checkAttributes(noun, context);
  const attributes = new Attributes(noun);
  const asked = attributes.text('track')?.trim() || 'inbound_track';
  const isPossible = TRACKS[asked] !== undefined && (!isBothWays || asked === 'inbound_track');
  if (!isPossible)
    context.warn(31_941, `<Stream> cannot have the track “${asked}”; the inbound track is taken.`);
  const callback = attributes.text('statusCallback')?.trim();
  return {
    url: withoutQuery(attributes.text('url')?.trim() ?? '', context),
    name: attributes.text('name'),
    tracks: (isPossible && TRACKS[asked]) || ['inbound'],
    statusCallback: callback ? context.resolveUrl(callback) : undefined,
    statusCallbackMethod: attributes.method('statusCallbackMethod'),
    customParameters: parametersOf(noun, context),
  };
}

function parametersOf(noun: TwimlElement, context: VerbContext): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const child of childElements(noun)) {
    const { name = '', value = '' } = child.attributes;
    if (child.name !== 'Parameter')
      context.warn(12_200, `<${child.name}> may not stand inside <Stream>; it is left out.`);
    else if (name.length + value.length >= PARAMETER_MAX)
      context.warn(12_200, `The parameter “${name}” of <Stream> is too long; it is left out.`);
    else parameters[name] = value;
  }
  return parameters;
}

/** A relative address starts from the document, over a WebSocket. */
function withoutQuery(address: string, context: VerbContext): string {
  const resolved = /^wss?:\/\//i.test(address)
    ? address
    : context.resolveUrl(address).replace(/^http/i, 'ws');
  const [url = '', query] = resolved.split('?');
  if (query !== undefined)
    context.warn(
      12_200,
      '<Stream url> takes no query: it is left out. Say it with <Parameter>, which arrives in customParameters.',
    );
  return url;
}
