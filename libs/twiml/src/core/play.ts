import { type AttributeNames, freezeAttributes } from './element';

/** Attributes of `<Play>` of a sound. Source: https://www.twilio.com/docs/voice/twiml/play */
export interface PlayAttributes {
  /** Times to play it, 0 to 1000; 0 is until the call ends. Twilio's default is 1. */
  loop?: number | undefined;
}

export interface Play {
  readonly tag: 'Play';
  readonly text?: string;
  readonly attributes: Readonly<PlayAttributes & { digits?: string | undefined }>;
}

export const PLAY_ATTRIBUTES = { loop: 'loop', digits: 'digits' } as const satisfies AttributeNames<
  Play['attributes']
>;

/** Plays a sound file (wav, mp3, aiff, gsm, μ-law) that Twilio fetches from an `http:` or `https:` address. */
export function play(mediaUrl: string, attributes: PlayAttributes = {}): Play {
  return Object.freeze({ tag: 'Play', text: mediaUrl, attributes: freezeAttributes(attributes) });
}

/** Sends keypad tones: digits, `*`, `#`, and `w` for a pause of half a second. */
export function playDigits(digits: string): Play {
  return Object.freeze({ tag: 'Play', attributes: Object.freeze({ digits }) });
}
