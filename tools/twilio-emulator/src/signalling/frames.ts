import type { SignallingError } from './signalling-error';

/** Heartbeat, both ways: a text frame of one line feed. */
export const HEARTBEAT = '\n';

/** What the Voice SDK (protocol 1.6) sends. Unknown types are ignored. */
export type ClientFrame =
  | { type: 'listen'; token: string; reconnectTimeoutSec: number }
  | { type: 'register'; audio: boolean }
  | { type: 'invite'; callsid: string; sdp: string; params: Record<string, string>; reconnect?: string }
  | { type: 'answer'; callsid: string; sdp: string }
  | { type: 'reinvite'; callsid: string; sdp: string }
  | { type: 'hangup'; callsid: string; message?: string }
  | { type: 'reject'; callsid: string }
  | { type: 'dtmf'; callsid: string; dtmf: string }
  | {
      type: 'message';
      callsid: string;
      voiceeventsid: string;
      content: unknown;
      contenttype: string;
      messagetype: string;
    };

/** What the gateway sends. */
export interface ServerFrames {
  connected: {
    region: string;
    edge: string;
    home: string;
    gateway: string;
    token: { identity: string; ttl: number };
  };
  ready: Record<string, never>;
  offline: Record<string, never>;
  error: { error: SignallingError; callsid?: string; voiceeventsid?: string };
  ringing: { callsid: string; sdp: string };
  answer: { callsid?: string; sdp?: string; reconnect?: string };
  invite: { callsid: string; sdp: string; reconnect: string; parameters: Record<string, string> };
  cancel: { callsid: string };
  hangup: { callsid: string; error?: SignallingError };
  ack: { acktype: 'message'; callsid: string; voiceeventsid: string };
  message: {
    callsid: string;
    content: unknown;
    contenttype: string;
    messagetype: string;
    voiceeventsid: string;
  };
}

export function serverFrame<T extends keyof ServerFrames>(type: T, payload: ServerFrames[T]): string {
  return JSON.stringify({ type, version: '1.6', payload });
}

/** Reads a frame; undefined where it is no frame that is known, or misses what it must have. */
export function parseClientFrame(text: string): ClientFrame | undefined {
  const message = parseJson(text);
  if (!isRecord(message) || typeof message['type'] !== 'string') return undefined;
  const payload = isRecord(message['payload']) ? message['payload'] : {};
  const str = (name: string): string | undefined => {
    const value = payload[name];
    return typeof value === 'string' ? value : undefined;
  };
  const callsid = str('callsid');
  const sdp = str('sdp');
  switch (message['type']) {
    case 'listen': {
      const timeout = payload['reconnectTimeout'];
      return {
        type: 'listen',
        token: str('token') ?? '',
        reconnectTimeoutSec: typeof timeout === 'number' ? timeout : 0,
      };
    }
    case 'register':
      return { type: 'register', audio: isRecord(payload['media']) && payload['media']['audio'] === true };
    case 'invite': {
      if (callsid === undefined || sdp === undefined) return undefined;
      const reconnect = str('reconnect');
      const params = isRecord(payload['twilio']) ? payload['twilio']['params'] : undefined;
      return {
        type: 'invite',
        callsid,
        sdp,
        params: typeof params === 'string' ? parseParams(params) : {},
        ...(reconnect !== undefined ? { reconnect } : {}),
      };
    }
    case 'answer':
    case 'reinvite':
      return callsid === undefined || sdp === undefined ? undefined : { type: message['type'], callsid, sdp };
    case 'hangup': {
      const text = str('message');
      return callsid === undefined
        ? undefined
        : { type: 'hangup', callsid, ...(text !== undefined ? { message: text } : {}) };
    }
    case 'reject':
      return callsid === undefined ? undefined : { type: 'reject', callsid };
    case 'dtmf':
      return callsid === undefined ? undefined : { type: 'dtmf', callsid, dtmf: str('dtmf') ?? '' };
    case 'message':
      return {
        type: 'message',
        callsid: callsid ?? '',
        voiceeventsid: str('voiceeventsid') ?? '',
        content: payload['content'],
        contenttype: str('contenttype') ?? 'application/json',
        messagetype: str('messagetype') ?? 'user-defined-message',
      };
    default:
      return undefined;
  }
}

/** `To=%2B1555&k=v`: both keys and values are percent-encoded by the SDK. */
function parseParams(query: string): Record<string, string> {
  const entries = query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair): [string, string] => {
      const at = pair.indexOf('=');
      return at < 0 ? [decode(pair), ''] : [decode(pair.slice(0, at)), decode(pair.slice(at + 1))];
    });
  return Object.fromEntries(entries);
}

/**
 * Custom parameters of an incoming call, as the SDK reads them: values are decoded, keys are taken as they stand.
 */
export function formatParams(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    .join('&');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
