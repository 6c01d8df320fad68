import { type AttributeNames, freezeAttributes } from './element';

/** Attributes of `<Pause>`. Source: https://www.twilio.com/docs/voice/twiml/pause */
export interface PauseAttributes {
  /** Whole seconds of silence; Twilio's default is 1. */
  lengthSec?: number | undefined;
}

export interface Pause {
  readonly tag: 'Pause';
  readonly attributes: Readonly<PauseAttributes>;
}

export const PAUSE_ATTRIBUTES = { lengthSec: 'length' } as const satisfies AttributeNames<PauseAttributes>;

/** Waits in silence. As the first verb it lets the call ring, unanswered, for that long. */
export function pause(attributes: PauseAttributes = {}): Pause {
  return Object.freeze({ tag: 'Pause', attributes: freezeAttributes(attributes) });
}
