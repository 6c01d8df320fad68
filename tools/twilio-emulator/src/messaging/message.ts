import type { HttpMethod } from '../accounts/records';
import type { ContentButton } from '../content/content';
import type { MessageStatus, MessageView } from '../control/inspector-events';

export type MessageChannel = MessageView['channel'];

/** A picture, sound or document of a message, with its content. */
export interface MessageMedia {
  sid: string;
  contentType: string;
  /** File name, where whoever sent it gave one. */
  name?: string;
  content: Buffer;
  createdAt: Date;
}

/** Who is told of a message's statuses. */
export interface StatusSubscription {
  url: string;
  method: HttpMethod;
  /** All of them where absent. */
  statuses?: ReadonlySet<MessageStatus>;
}

/** A content template as a phone shows it. */
export interface SentTemplate {
  contentSid: string;
  buttons: ContentButton[];
  isApproved: boolean;
}

/** A message as the emulator keeps it. Addresses are written as Twilio writes them: `+1…` or `whatsapp:+1…`. */
export interface Message {
  sid: string;
  accountSid: string;
  channel: MessageChannel;
  direction: MessageView['direction'];
  from: string;
  to: string;
  body: string;
  media: MessageMedia[];
  /** Media that are not fetched yet. */
  awaitedMedia: number;
  status: MessageStatus;
  errorCode?: number;
  messagingServiceSid?: string;
  /** The inbound message that this one answers. */
  inReplyTo?: string;
  /** The WhatsApp sandbox's own answers: the phone gets them, the account's list does not have them. */
  isOfSandbox?: boolean;
  /** What it was made of, where that is a content template. */
  template?: SentTemplate;
  /** Meta's id, of a message that goes through Meta itself. */
  wamid?: string;
  /** The application has read it, and the phone that wrote it shows so. */
  isSeen?: boolean;
  /** An emoji that either side put on it; empty where it was taken away. */
  reaction?: string;
  /** What the application reported about it by `Feedback.json`. */
  feedback?: 'confirmed' | 'unconfirmed';
  createdAt: Date;
  updatedAt: Date;
  sentAt?: Date;
}

/** What an outgoing message needs besides its own fields. */
export interface OutgoingMessage {
  accountSid: string;
  from: string;
  to: string;
  body: string;
  /** Fetched when the message is sent. */
  mediaUrls: string[];
  subscriptions: StatusSubscription[];
  direction: 'outbound-api' | 'outbound-reply';
  messagingServiceSid?: string;
  inReplyTo?: string;
  template?: SentTemplate;
  /** An approved content template may be sent outside WhatsApp's 24 hours. */
  isTemplate?: boolean;
  /** Twilio's own answer to STOP goes out although the phone has just opted out. */
  isOptOutAnswer?: boolean;
  /** Sent then, and may be cancelled until then. */
  sendAt?: Date;
}

/** What somebody outside writes. */
export interface IncomingMessage {
  channel: MessageChannel;
  /** E.164, without the channel. */
  from: string;
  to: string;
  body: string;
  media: { contentType: string; content: Buffer; name?: string }[];
  /** WhatsApp: how the person calls themselves. */
  profileName: string;
  /** Further parameters of the webhook, such as `ButtonText` or `Latitude`. */
  extra: Record<string, string>;
}

/** Statuses from which a message does not move by itself. */
export const FINAL_STATUSES: ReadonlySet<MessageStatus> = new Set([
  'delivered',
  'read',
  'undelivered',
  'failed',
  'canceled',
  'received',
]);
