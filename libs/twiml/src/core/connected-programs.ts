import { type AttributeNames, freezeAttributes } from './element';

/** Attributes of `<AiSession>`, which Twilio's library names and its documentation does not explain. */
export interface AiSessionAttributes {
  aiConnector?: string | undefined;
  aiSessionConfiguration?: string | undefined;
}
/** Attributes of `<ConversationRelaySession>`, of which the same is true. */
export interface RelayConnectorAttributes {
  connector?: string | undefined;
  sessionConfiguration?: string | undefined;
}
/** Attributes of `<Room>`. Source: https://www.twilio.com/docs/voice/twiml/connect/room */
export interface RoomAttributes {
  participantIdentity?: string | undefined;
}

export interface AiSession {
  readonly tag: 'AiSession';
  readonly attributes: Readonly<AiSessionAttributes>;
}
export interface RelayConnector {
  readonly tag: 'ConversationRelaySession';
  readonly attributes: Readonly<RelayConnectorAttributes>;
}
export interface Room {
  readonly tag: 'Room';
  readonly text: string;
  readonly attributes: Readonly<RoomAttributes>;
}

export const AI_SESSION_ATTRIBUTES = {
  aiConnector: 'aiConnector',
  aiSessionConfiguration: 'aiSessionConfiguration',
} as const satisfies AttributeNames<AiSessionAttributes>;
export const RELAY_CONNECTOR_ATTRIBUTES = {
  connector: 'connector',
  sessionConfiguration: 'sessionConfiguration',
} as const satisfies AttributeNames<RelayConnectorAttributes>;
export const ROOM_ATTRIBUTES = {
  participantIdentity: 'participantIdentity',
} as const satisfies AttributeNames<RoomAttributes>;

/** A session of an AI connector. Goes into `connect()`. */
export const aiSession = (attributes: AiSessionAttributes): AiSession =>
  Object.freeze({ tag: 'AiSession', attributes: freezeAttributes(attributes) });

/** A conversation relay by a connector, in place of an address of one's own. Goes into `connect()`. */
export const relayConnector = (attributes: RelayConnectorAttributes): RelayConnector =>
  Object.freeze({ tag: 'ConversationRelaySession', attributes: freezeAttributes(attributes) });

/** A room of Twilio Video. Goes into `connect()`. */
export const room = (name: string, attributes: RoomAttributes = {}): Room =>
  Object.freeze({ tag: 'Room', text: name, attributes: freezeAttributes(attributes) });
