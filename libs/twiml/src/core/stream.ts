import type { Parameter } from './client';
import type { SocketUrl } from './conversation-relay';
import { type AttributeNames, freezeAttributes } from './element';
import { parametersOf } from './parameters';
import type { StepLink } from './step-link';
import type { HttpMethod } from './vocabulary';

/** Which side of a call goes along, as Twilio hears it: `inbound_track` is the caller. */
export type CallTrack = 'inbound_track' | 'outbound_track' | 'both_tracks';

/** Attributes of `<Stream>`. Source: https://www.twilio.com/docs/voice/twiml/stream */
export interface StreamAttributes {
  /** By which `stop` finds it, unique within the call. */
  name?: string | undefined;
  /** Twilio's default is `inbound_track`; within `connect` nothing else is possible. */
  track?: CallTrack | undefined;
  /** A step told of its beginning, its end and its errors; its answer is ignored. */
  statusCallback?: StepLink | undefined;
  statusCallbackMethod?: HttpMethod | undefined;
  /** Of a connector, in place of an address. */
  connectorName?: string | undefined;
  audioFormat?: string | undefined;
  sampleRate?: string | undefined;
}

/** Options of `stream`. */
export interface StreamOptions extends StreamAttributes {
  /** Facts that the first message brings as `customParameters`; the address may hold no query. */
  parameters?: Readonly<Record<string, string>> | undefined;
}

export interface Stream {
  readonly tag: 'Stream';
  readonly attributes: Readonly<StreamAttributes & { url?: SocketUrl | undefined }>;
  readonly children: readonly Parameter[];
}

export const STREAM_ATTRIBUTES = {
  url: 'url',
  name: 'name',
  track: 'track',
  statusCallback: 'statusCallback',
  statusCallbackMethod: 'statusCallbackMethod',
  connectorName: 'connectorName',
  audioFormat: 'audioFormat',
  sampleRate: 'sampleRate',
} as const satisfies AttributeNames<Stream['attributes']>;

/** The sound of a call over a WebSocket of ours: both ways within `connect()`, ours to listen within `start()`. */
export function stream(url: SocketUrl, { parameters, ...attributes }: StreamOptions = {}): Stream {
  return Object.freeze({
    tag: 'Stream',
    attributes: freezeAttributes({ url, ...attributes }),
    children: parametersOf(parameters),
  });
}

/** The same stream by its name, for `stop()`. */
export const streamNamed = (name: string): Stream =>
  Object.freeze({ tag: 'Stream', attributes: Object.freeze({ name }), children: parametersOf() });
