import type { ActivityKind, SignalKind } from './rules';

/**
 * One event of `GET /api/live?organisation=` (server-sent events without a name, one `data` line each: what
 * `EventSource.onmessage` gets). The event's id is opaque and goes back in `Last-Event-ID`, or in `?lastEventId=`. Besides
 * these there are `event: ready` (data: `LiveReady`) at the start, and comment lines as heartbeat every 15 s.
 */
export interface LiveEvent<Kind extends ActivityKind | SignalKind = ActivityKind> {
  kind: Kind;
  /** Organisation it happened in; null for the server. */
  organisationId: string | null;
  /** Epoch milliseconds. */
  at: number;
  data: Record<string, string | number | boolean>;
}

/*
 * What the kinds of calls carry: `calls/ringing`, `calls/answered` and `calls/ended` `{ callSid, direction, from, to }`, numbers
 * masked; `personId` of who dialled; of answered and ended ones `answeredBy`, the person (id) who took it, and of ended ones
 * `outcome`. `calls/transferred`, when an agent gives a call to somebody else and when it is taken there: also `givenBy`, and
 * `givenTo` where that is a person. `flows/walked`, when calls have come to steps of their flows `{ callSid, flow, step }` of one of
 * them: for admins, and in no list of what happened. `calls/billed`, when it is known what calls have cost `{ callSid }` of one of
 * them: likewise.
 *
 * What the kinds of messages carry: `messages/received`, `messages/written` and `messages/changed` (a status, an attachment, a
 * transcript) `{ conversationId, messageId }`, `conversations/changed` `{ conversationId }`,
 * `conversations/mentioned` `{ conversationId, entryId, personId }` (who wrote it; only for whom it names), `contacts/changed` `{ contactId }`, `labels/changed`, `saved-replies/changed`, `macros/changed` and `teams/changed` `{}`,
 * `inbox-views/changed` `{}` (of a view that is one person's own, only for them), `knowledge/changed` `{ articleId }`,
 * `voicemail/changed` `{ voicemailId }`, `recordings/changed` `{ callSid, recordingId }`, `queue/changed` `{ callSid }`.
 *
 * `templates/changed` `{}`; `templates/approved` and `templates/rejected` `{ templateId, name }`; `appointments/changed`
 * `{ appointmentId }` (nothing where several changed, or the rules); `campaigns/changed` `{ campaignId }`;
 * `webhooks/changed` `{ webhookId }`.
 *
 * Kept nowhere, without an id, and only for whoever listens at that moment: `conversations/writing`
 * `{ conversationId, personId, writing }` (agent), when somebody writes an answer, and when they have stopped.
 */

/** What passes live only. */
export type LiveSignal = LiveEvent<SignalKind>;

export interface LiveReady {
  /** True where too much was missed to send it all: fetch everything again. May also come later in the stream. */
  reload: boolean;
}

/**
 * Item of `GET /api/activities?organisation=&before=`, which answers `Page<ActivityItem>`, the latest first: `next` of
 * a page goes into `before` for the following one.
 */
export interface ActivityItem extends LiveEvent {
  /** The same for each who sees it. */
  id: string;
  /** Names of the people, organisations and accounts whose ids stand in `data`, by id. */
  names: Record<string, string>;
}

/** `GET /api/push/key`: the VAPID public key, base64url. */
export interface PushKey {
  publicKey: string;
}
