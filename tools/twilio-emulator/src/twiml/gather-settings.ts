import type { Attributes } from './attributes';

/** How a `<Gather>` listens. Source: https://www.twilio.com/docs/voice/twiml/gather#attributes */
export interface GatherSettings {
  takesDigits: boolean;
  takesSpeech: boolean;
  numDigits: number;
  /** Without a key or a word for this long, the input is over; runs from the end of the prompt. */
  timeoutMs: number;
  /** A pause this long ends speech. */
  speechTimeoutMs: number;
  /** Keys that end the input without being part of it; empty for none. */
  finishOnKey: string;
  /** Whether a key or a word cuts the prompt short. */
  bargeIn: boolean;
  hints: string[];
}

/** The pause that `speechTimeout="auto"` takes for the end of a sentence. Twilio does not tell its own. */
const AUTO_PAUSE_MS = 700;

export function readGatherSettings(attributes: Attributes): GatherSettings {
  const inputs = attributes.words('input');
  const timeoutSec = attributes.integer('timeout', { otherwise: 5, min: 0, max: 600 });
  return {
    takesDigits: inputs.length === 0 || inputs.includes('dtmf'),
    takesSpeech: inputs.includes('speech'),
    numDigits: attributes.integer('numDigits', { otherwise: Infinity, min: 1, max: 1000 }),
    timeoutMs: timeoutSec * 1000,
    speechTimeoutMs: speechTimeout(attributes) ?? timeoutSec * 1000,
    finishOnKey: attributes.text('finishOnKey') ?? '#',
    bargeIn: attributes.flag('bargeIn', true),
    hints: (attributes.text('hints') ?? '')
      .split(',')
      .map((hint) => hint.trim())
      .filter((hint) => hint !== ''),
  };
}

function speechTimeout(attributes: Attributes): number | undefined {
  const text = attributes.text('speechTimeout')?.trim() ?? '';
  if (text === 'auto') return AUTO_PAUSE_MS;
  return /^[1-9]\d*$/.test(text) ? Number(text) * 1000 : undefined;
}
