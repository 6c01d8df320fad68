import { FRAME_MS } from '../../media/audio';
import { parseDigits } from '../../media/dtmf';
import { PcmSource } from '../../media/pcm-source';
import { isSendDigits } from '../attribute-rules';
import { TwimlError, textOf } from '../twiml-document';
import type { VerbHandler } from '../verb';
import type { VerbContext } from '../verb-context';

/** How long a key that is sent takes, with the pause after it. */
const KEY_MS = 260;

/** `<Play>`: a sound file, or keypad tones. https://www.twilio.com/docs/voice/twiml/play */
export const play: VerbHandler = async (element, context) => {
  const attributes = context.attributes(element);
  const digits = attributes.text('digits');
  if (digits !== undefined && digits !== '' && isSendDigits(digits)) await playDigits(digits, context);
  else
    await playFile(textOf(element), attributes.integer('loop', { otherwise: 1, min: 0, max: 1000 }), context);
  return 'continue';
};

async function playDigits(digits: string, context: VerbContext): Promise<void> {
  context.note('Play', 'started', `digits ${digits}`);
  await context.answer();
  context.call.audio.sendDigits(digits);
  await context.wait(digitsDurationMs(digits));
  context.note('Play', 'ended');
}

/** Time that a digit string takes to send. */
export function digitsDurationMs(digits: string): number {
  return parseDigits(digits).reduce(
    (sum, step) => sum + ('pauseTicks' in step ? step.pauseTicks * FRAME_MS : KEY_MS),
    0,
  );
}

async function playFile(url: string, loops: number, context: VerbContext): Promise<void> {
  if (url === '') {
    context.warn(13420, '<Play> has neither a URL nor digits; it is left out.');
    return;
  }
  const absolute = context.resolveUrl(url);
  context.note('Play', 'started', absolute);
  await context.answer();
  try {
    const samples = await context.services.sounds.samples(absolute);
    context.throwIfStopped();
    await context.play(new PcmSource(samples, loops));
  } catch (error) {
    if (!(error instanceof TwimlError)) throw error;
    // A file that cannot be played is reported, and the call goes on, as at Twilio.
    context.warn(error.code, error.message, 'error');
  }
  context.note('Play', 'ended');
}
