import { type AttributeNames, freezeAttributes } from './element';
import type { HttpMethod } from './vocabulary';

/** Attributes of `<Message>`. Source: https://www.twilio.com/docs/messaging/twiml/message */
export interface MessageAttributes {
  /** Whom it goes to; whoever wrote, where absent. */
  to?: string | undefined;
  /** A number of the account; the one that was written to, where absent. */
  from?: string | undefined;
  /** Asked when it is sent; what it answers goes on. */
  action?: string | undefined;
  method?: HttpMethod | undefined;
  /** Told of its states. */
  statusCallback?: string | undefined;
}

/** What a message says: text, files by their addresses (ten at most), or both. */
export interface MessageContent {
  body?: string | undefined;
  media?: readonly string[] | undefined;
}

interface Part {
  readonly tag: 'Body' | 'Media';
  readonly text: string;
  readonly attributes: Readonly<Record<never, never>>;
}

export interface Message {
  readonly tag: 'Message';
  readonly attributes: Readonly<MessageAttributes>;
  readonly children: readonly Part[];
}

export interface MessageRedirect {
  readonly tag: 'Redirect';
  readonly text: string;
  readonly attributes: Readonly<{ method?: HttpMethod | undefined }>;
}

/** What an answer to an incoming message is made of. */
export type MessagingVerb = Message | MessageRedirect;

export const MESSAGE_ATTRIBUTES = {
  to: 'to',
  from: 'from',
  action: 'action',
  method: 'method',
  statusCallback: 'statusCallback',
} as const satisfies AttributeNames<MessageAttributes>;

const part = (tag: Part['tag'], text: string): Part =>
  Object.freeze({ tag, text, attributes: Object.freeze({}) });

/** Answers with a message. */
export function message(content: string | MessageContent, attributes: MessageAttributes = {}): Message {
  const { body, media = [] } = typeof content === 'string' ? { body: content } : content;
  const parts = [
    ...(body === undefined ? [] : [part('Body', body)]),
    ...media.map((url) => part('Media', url)),
  ];
  return Object.freeze({
    tag: 'Message',
    attributes: freezeAttributes(attributes),
    children: Object.freeze(parts),
  });
}

/** Lets another address answer. */
export const messageRedirect = (url: string, attributes: { method?: HttpMethod } = {}): MessageRedirect =>
  Object.freeze({ tag: 'Redirect', text: url, attributes: freezeAttributes(attributes) });
