import type { CallRecording } from './call-recording';
import { type AttributeNames, freezeAttributes } from './element';
import type { Siprec } from './siprec';
import type { StepLink } from './step-link';
import type { Stream } from './stream';
import type { Transcription } from './transcription';
import type { HttpMethod } from './vocabulary';

/** Attributes of `<Start>`. Source: https://www.twilio.com/docs/voice/twiml/stream */
export interface StartAttributes {
  action?: StepLink | undefined;
  method?: HttpMethod | undefined;
}

/** What goes on beside a call. */
export type BesideNoun = StoppableNoun | CallRecording;

/** What can be ended before the call is; a recording ends with it, or through REST. */
export type StoppableNoun = Stream | Siprec | Transcription;

export interface Start {
  readonly tag: 'Start';
  readonly attributes: Readonly<StartAttributes>;
  readonly children: readonly [BesideNoun];
}

export interface Stop {
  readonly tag: 'Stop';
  readonly attributes: Readonly<Record<never, never>>;
  readonly children: readonly [StoppableNoun];
}

export const START_ATTRIBUTES = {
  action: 'action',
  method: 'method',
} as const satisfies AttributeNames<StartAttributes>;
export const STOP_ATTRIBUTES = {} as const satisfies AttributeNames<Stop['attributes']>;

/** Begins something beside the call, and goes on with the next verb at once. */
export function start(noun: BesideNoun, attributes: StartAttributes = {}): Start {
  return Object.freeze({
    tag: 'Start',
    attributes: freezeAttributes(attributes),
    children: Object.freeze([noun] as const),
  });
}

/** Ends what `start` began, by its name. */
export function stop(noun: StoppableNoun): Stop {
  return Object.freeze({
    tag: 'Stop',
    attributes: Object.freeze({}),
    children: Object.freeze([noun] as const),
  });
}
