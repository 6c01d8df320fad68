import { type AttributeNames, freezeAttributes } from './element';
import { PARTY_ATTRIBUTES, type PartyAttributes } from './party';

/** Attributes of `<Client>`. Source: https://www.twilio.com/docs/voice/twiml/client */
export type ClientAttributes = PartyAttributes;

/** What `client()` takes besides the attributes. */
export interface ClientOptions extends ClientAttributes {
  /** Custom parameters that the browser reads from the call; names are letters, digits and `_`. */
  parameters?: Readonly<Record<string, string>> | undefined;
}

export interface Identity {
  readonly tag: 'Identity';
  readonly text: string;
  readonly attributes: Readonly<Record<never, never>>;
}

export interface Parameter {
  readonly tag: 'Parameter';
  readonly attributes: Readonly<{ name: string; value: string }>;
}

/** The identity stands as text, or, once there are parameters, as an `<Identity>` beside them: Twilio's own rule. */
export interface Client {
  readonly tag: 'Client';
  readonly text?: string;
  readonly attributes: Readonly<ClientAttributes>;
  readonly children?: readonly (Identity | Parameter)[];
}

export const CLIENT_ATTRIBUTES = PARTY_ATTRIBUTES;
export const IDENTITY_ATTRIBUTES = {} as const satisfies AttributeNames<Identity['attributes']>;
export const PARAMETER_ATTRIBUTES = {
  name: 'name',
  value: 'value',
} as const satisfies AttributeNames<Parameter['attributes']>;

/** A browser (or app) to ring, by its Voice SDK identity. */
export function client(identity: string, options: ClientOptions = {}): Client {
  const { parameters, ...attributes } = options;
  const entries = parameters ? Object.entries(parameters) : [];
  if (entries.length === 0) {
    return Object.freeze({ tag: 'Client', text: identity, attributes: freezeAttributes(attributes) });
  }
  const children: (Identity | Parameter)[] = [
    Object.freeze({ tag: 'Identity', text: identity, attributes: Object.freeze({}) }),
    ...entries.map(([name, value]): Parameter =>
      Object.freeze({ tag: 'Parameter', attributes: Object.freeze({ name, value }) }),
    ),
  ];
  return Object.freeze({
    tag: 'Client',
    attributes: freezeAttributes(attributes),
    children: Object.freeze(children),
  });
}
