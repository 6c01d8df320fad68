/** What the inspector and the control API show: everything that happened, in order, numbered. */
export type InspectorEvent = CallEvent | MessageChange | WebhookEvent | VerbEvent | RelayEvent | NoticeEvent;

interface Numbered {
  /** Increases by one with each event. */
  id: number;
  /** Epoch milliseconds. */
  at: number;
  callSid?: string;
  messageSid?: string;
}

/** A call came into being or changed its status. */
export interface CallEvent extends Numbered {
  type: 'call';
  callSid: string;
  parentCallSid?: string;
  from: string;
  to: string;
  direction: 'inbound' | 'outbound-api' | 'outbound-dial';
  status: CallStatus;
  /** In plain words, such as `answered by client:15550001111`. */
  note?: string;
}

export type CallStatus =
  'queued' | 'ringing' | 'in-progress' | 'completed' | 'busy' | 'failed' | 'no-answer' | 'canceled';

/** A message came into being or changed its status. */
export interface MessageChange extends Numbered {
  type: 'message';
  messageSid: string;
  message: MessageView;
  /** In plain words, such as `63016: outside the allowed window`. */
  note?: string;
}

/** A message as the control API and the handset page show it. */
export interface MessageView {
  sid: string;
  channel: 'sms' | 'whatsapp';
  direction: 'inbound' | 'outbound-api' | 'outbound-reply';
  /** As Twilio writes them: `+1…` or `whatsapp:+1…`. */
  from: string;
  to: string;
  body: string;
  media: MediaView[];
  status: MessageStatus;
  errorCode?: number;
  errorMessage?: string;
  messagingServiceSid?: string;
  /** The inbound message that this one answers. */
  inReplyTo?: string;
  /** The content template that it was made of, and its quick-reply buttons. */
  contentSid?: string;
  buttons?: { title: string; id: string }[];
  /** Of what came in through Meta: the application has read it. */
  isSeen?: boolean;
  /** An emoji on it. */
  reaction?: string;
  /** Epoch milliseconds. */
  createdAt: number;
  updatedAt: number;
}

export interface MediaView {
  sid: string;
  contentType: string;
  name?: string;
  bytes: number;
  /** Path on the emulator. */
  path: string;
}

/** Source: https://www.twilio.com/docs/messaging/api/message-resource#message-status-values */
export type MessageStatus =
  | 'accepted'
  | 'scheduled'
  | 'queued'
  | 'sending'
  | 'sent'
  | 'delivered'
  | 'read'
  | 'undelivered'
  | 'failed'
  | 'canceled'
  | 'received';

/** A webhook that the emulator sent, with its answer. */
export interface WebhookEvent extends Numbered {
  type: 'webhook';
  /** What it was for. */
  purpose: 'voice' | 'message' | 'fallback' | 'action' | 'status-callback' | 'whisper' | 'wait';
  method: 'GET' | 'POST';
  url: string;
  /** Parameters sent, with the signature header. */
  parameters: Record<string, string>;
  signature: string;
  /** HTTP status, absent when no answer came. */
  status?: number;
  contentType?: string;
  /** Answer body (TwiML or an error), cut at 64 KiB. */
  body?: string;
  durationMs: number;
  /** Why it failed, in plain words with Twilio's error code, such as `11200: the server answered 500`. */
  problem?: string;
  /** 1 for the first attempt. */
  attempt: number;
}

/** The interpreter began or ended a verb. */
export interface VerbEvent extends Numbered {
  type: 'verb';
  callSid: string;
  verb: string;
  /** `unsupported` names a verb that the emulator does not interpret yet. */
  phase: 'started' | 'ended' | 'unsupported';
  /** In plain words, such as `“Hello” (en-US)` or `digits 12#`. */
  note?: string;
  /** Words that the party begins to hear. */
  spoken?: string;
}

/** A message over the WebSocket of a `<ConversationRelay>`. */
export interface RelayEvent extends Numbered {
  type: 'relay';
  callSid: string;
  sessionId: string;
  from: 'twilio' | 'app';
  /** Its type, such as `prompt`; `malformed` for what is none. */
  kind: string;
  /** JSON, cut at 4,000 characters. */
  message: string;
}

/** Anything else worth showing: a refused token, a REST request with wrong credentials. */
export interface NoticeEvent extends Numbered {
  type: 'notice';
  level: 'info' | 'warning' | 'error';
  /** Twilio's error code, where one applies. */
  code?: number;
  message: string;
}

type Unnumbered<E> = E extends unknown ? Omit<E, 'id' | 'at'> : never;

/** Where every part of the emulator reports what happened. */
export interface Inspector {
  report(event: Unnumbered<InspectorEvent>): void;
}
