import { isOddCaller } from '../calls/addresses';

/**
 * What the handset page and the emulator say to each other over the WebSocket `/handset`: one JSON object a frame.
 * The page always makes the SDP offer, also when it is rung, so the emulator only ever answers.
 *
 *     page                              emulator
 *     claim {number?}              →
 *                                  ←    claimed {number}
 *   the page calls:
 *     call {to, sdp, as?}          →
 *                                  ←    media {sdp}          at once: ring-back and early audio flow
 *                                  ←    ringing {callSid}
 *                                  ←    answered {callSid}
 *   the page is called:
 *                                  ←    ring {callSid, from, to}
 *     answer {sdp}                 →    (or reject)
 *                                  ←    media {sdp}
 *                                  ←    answered {callSid}
 *   in a call, either side:
 *     digit {digit}                →    where the browser cannot send RFC 4733 tones
 *                                  ←    digits {digits}      keys that the other side pressed
 *     say {text}                   →    a sentence that was typed: what a recognizer is to understand
 *     hang-up                      →
 *                                  ←    ended {how}          the call is over; nothing follows about it
 */

export type PageMessage =
  | {
      type: 'claim';
      /** The number the page would like; without it, the first free one. */
      number?: string;
      /** Refuse instead of giving another number when the wished one is taken. */
      exact?: boolean;
    }
  | {
      type: 'call';
      to: string;
      sdp: string;
      /** Who calls, instead of the page's number: withheld, SIP, a short code. */
      as?: string;
    }
  | { type: 'answer'; sdp: string }
  | { type: 'reject' }
  | { type: 'hang-up' }
  | { type: 'digit'; digit: string }
  | { type: 'say'; text: string };

export type EmulatorMessage =
  | { type: 'claimed'; number: string }
  | { type: 'refused'; why: Refusal }
  | { type: 'ring'; callSid: string; from: string; to: string; verified: boolean }
  | { type: 'media'; sdp: string }
  | { type: 'ringing'; callSid: string }
  | { type: 'answered'; callSid: string }
  | { type: 'digits'; digits: string }
  | { type: 'ended'; how: CallEnding; code?: number; message?: string };

/** Why the emulator did not do what the page asked. */
export type Refusal =
  /** Another handset page holds the number. */
  | 'number-taken'
  /** The number belongs to the emulator's account or to its outside world. */
  | 'number-reserved'
  /** Not a number in E.164. */
  | 'number-invalid'
  /** All ten default numbers are in use. */
  | 'no-number-free'
  /** One call at a time: this is a plain phone. */
  | 'already-in-call'
  /** A message that is none, or that does not fit the state. */
  | 'protocol';

/** How a call ended, as the person at the phone would say it. */
export type CallEnding =
  | 'hung-up-here'
  /** The other side ended an answered call. */
  | 'hung-up-there'
  /** The caller gave up, or someone else answered, while this phone rang. */
  | 'cancelled'
  | 'rejected-here'
  | 'busy'
  /** The called side rejected the call. */
  | 'declined'
  | 'no-answer'
  /** Over before anyone answered, without a reason given. */
  | 'unanswered'
  | 'unreachable'
  | 'failed';

/** A phone number as Twilio writes it. */
export const E164_SHAPE = /^\+[1-9]\d{6,14}$/;
export const DIGIT_SHAPE = /^[0-9*#A-D]$/;
/** Longest sentence that a page may type. */
export const MAX_SENTENCE_CHARS = 1000;

/** Longest frame that the emulator takes: an SDP is some kilobytes. */
export const MAX_FRAME_BYTES = 64 * 1024;

/** Reads a frame of the page; `undefined` when it is none of {@link PageMessage}. */
export function parsePageMessage(text: string): PageMessage | undefined {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof message !== 'object' || message === null) return undefined;
  const fields = message as Record<string, unknown>;
  const { type, number, exact, to, sdp, as, digit, text: said } = fields;
  switch (type) {
    case 'claim':
      if (number !== undefined && typeof number !== 'string') return undefined;
      return { type, ...(number === undefined ? {} : { number }), exact: exact === true };
    case 'call':
      if (typeof to !== 'string' || typeof sdp !== 'string') return undefined;
      if (as === undefined) return { type, to, sdp };
      return typeof as === 'string' && isOddCaller(as) ? { type, to, sdp, as } : undefined;
    case 'answer':
      return typeof sdp === 'string' ? { type, sdp } : undefined;
    case 'reject':
    case 'hang-up':
      return { type };
    case 'digit':
      return typeof digit === 'string' && DIGIT_SHAPE.test(digit) ? { type, digit } : undefined;
    case 'say':
      return isSentence(said) ? { type, text: said.trim() } : undefined;
    default:
      return undefined;
  }
}

function isSentence(text: unknown): text is string {
  return typeof text === 'string' && text.trim() !== '' && text.length <= MAX_SENTENCE_CHARS;
}
