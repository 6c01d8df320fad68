import type { AiSession, RelayConnector, Room } from './connected-programs';
import type { ConversationRelay } from './conversation-relay';
import { type AttributeNames, freezeAttributes } from './element';
import type { StepLink } from './step-link';
import type { Stream } from './stream';
import type { VirtualAgent } from './virtual-agent';
import type { HttpMethod } from './vocabulary';

/** Attributes of `<Connect>`. Source: https://www.twilio.com/docs/voice/twiml/connect */
export interface ConnectAttributes {
  /** The step that runs when the other end has let go; without it Twilio goes on with the next verb. */
  action?: StepLink | undefined;
  method?: HttpMethod | undefined;
}

/** What a call can be connected with: one of them. */
export type ConnectNoun = ConversationRelay | Stream | VirtualAgent | AiSession | RelayConnector | Room;

export interface Connect {
  readonly tag: 'Connect';
  readonly attributes: Readonly<ConnectAttributes>;
  readonly children: readonly [ConnectNoun];
}

export const CONNECT_ATTRIBUTES = {
  action: 'action',
  method: 'method',
} as const satisfies AttributeNames<ConnectAttributes>;

/** Gives the call to a program, until that lets go of it. */
export function connect(attributes: ConnectAttributes, noun: ConnectNoun): Connect {
  return Object.freeze({
    tag: 'Connect',
    attributes: freezeAttributes(attributes),
    children: Object.freeze([noun] as const),
  });
}
