import type {
  CallEvent,
  CallStatus,
  InspectorEvent,
  MessageChange,
  MessageStatus,
  MessageView,
  NoticeEvent,
  RelayEvent,
  VerbEvent,
  WebhookEvent,
} from '../../../src/control/inspector-events';

/** One call or one leg of it, one message or its answer, as the inspector shows it. */
export interface CallNode {
  callSid: string;
  parentCallSid: string | undefined;
  from: string;
  to: string;
  direction: CallEvent['direction'] | MessageView['direction'];
  status: CallStatus | MessageStatus;
  note: string | undefined;
  /** What a message says; absent of a call. */
  message?: MessageView;
  startedAt: number;
  children: CallNode[];
  /** Webhooks, verbs and notices of this leg, in order. */
  entries: LogEntry[];
}

export type LogEntry = WebhookEvent | VerbEvent | RelayEvent | NoticeEvent;

/** What the inspector shows: calls and messages as trees, newest first, and what belongs to none. */
export interface CallForest {
  calls: CallNode[];
  /** Of no known call, in order. */
  general: LogEntry[];
}

/** Makes trees of the events, which come in order of their numbers. */
export function callForest(events: readonly InspectorEvent[]): CallForest {
  const nodes = new Map<string, CallNode>();
  for (const event of events) {
    if (event.type === 'call') nodes.set(event.callSid, withEvent(nodes.get(event.callSid), event));
    if (event.type === 'message')
      nodes.set(event.messageSid, withMessage(nodes.get(event.messageSid), event));
  }
  const general: LogEntry[] = [];
  for (const event of events) {
    if (event.type === 'call' || event.type === 'message') continue;
    const node = nodes.get(sidOf(event) ?? '');
    (node?.entries ?? general).push(event);
  }
  const roots: CallNode[] = [];
  for (const node of nodes.values()) {
    const parent = node.parentCallSid === undefined ? undefined : nodes.get(node.parentCallSid);
    (parent?.children ?? roots).push(node);
  }
  return { calls: roots.reverse(), general };
}

/** Whether the call, or any leg of it, goes on. */
export function isLive(node: CallNode): boolean {
  return ['queued', 'ringing', 'in-progress'].includes(node.status) || node.children.some(isLive);
}

/** The call or message that an event is about. */
export function sidOf({ callSid, messageSid }: InspectorEvent): string | undefined {
  return callSid ?? messageSid;
}

/** SIDs of the call and all its legs. */
export function sidsOf(node: CallNode): string[] {
  return [node.callSid, ...node.children.flatMap(sidsOf)];
}

/** Whether the app turned the webhook away as not signed by Twilio. */
export function isSignatureRefused({ status }: WebhookEvent): boolean {
  return status === 401 || status === 403;
}

export function isFailed(webhook: WebhookEvent): boolean {
  return webhook.problem !== undefined || webhook.status === undefined || webhook.status >= 400;
}

function withEvent(known: CallNode | undefined, event: CallEvent): CallNode {
  return {
    callSid: event.callSid,
    parentCallSid: event.parentCallSid ?? known?.parentCallSid,
    from: event.from,
    to: event.to,
    direction: event.direction,
    status: event.status,
    note: event.note ?? known?.note,
    startedAt: known?.startedAt ?? event.at,
    children: known?.children ?? [],
    entries: known?.entries ?? [],
  };
}

function withMessage(known: CallNode | undefined, { message, note, at }: MessageChange): CallNode {
  return {
    callSid: message.sid,
    parentCallSid: message.inReplyTo,
    from: message.from,
    to: message.to,
    direction: message.direction,
    status: message.status,
    note: note ?? known?.note,
    message,
    startedAt: known?.startedAt ?? at,
    children: known?.children ?? [],
    entries: known?.entries ?? [],
  };
}
