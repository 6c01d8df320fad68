import { childElements, type TwimlElement } from '../twiml-document';
import type { VerbHandler } from '../verb';
import type { VerbContext } from '../verb-context';
import { DigitGathering } from '../digit-gathering';
import { pause } from './pause';
import { play } from './play';
import { say } from './say';

const PROMPTS: Readonly<Record<string, VerbHandler | undefined>> = { Say: say, Play: play, Pause: pause };

/**
 * `<Gather>`: keys, or speech that is typed into the control API. Listens from the first word of the prompt on; a key
 * cuts the prompt short. Source: https://www.twilio.com/docs/voice/twiml/gather
 */
export const gather: VerbHandler = async (element, context) => {
  const attributes = context.attributes(element);
  const numDigits = attributes.integer('numDigits', { otherwise: Infinity, min: 1, max: 1000 });
  const timeoutSec = attributes.integer('timeout', { otherwise: 5, min: 0, max: 600 });
  const inputs = attributes.words('input');
  context.note('Gather', 'started', `${inputs.join(' ') || 'dtmf'}, ${timeoutSec} s`);
  await context.answer();

  const gathering = new DigitGathering(context.call, {
    numDigits,
    timeoutMs: timeoutSec * 1000,
    finishOnKey: attributes.text('finishOnKey') ?? '#',
    takesDigits: inputs.length === 0 || inputs.includes('dtmf'),
    takesSpeech: inputs.includes('speech'),
  });
  try {
    await prompt(element, context.interruptedBy(gathering.begun));
    const result = await gathering.finish(context.stopped);
    context.throwIfStopped();
    context.note('Gather', 'ended', noteOf(result));
    const isEmpty = (result.Digits ?? '') === '' && result.SpeechResult === undefined;
    if (isEmpty && !attributes.flag('actionOnEmptyResult')) return 'continue';
    const parameters = isEmpty ? { Digits: '', ...result } : result;
    return context.documentAt(attributes.text('action'), {
      method: attributes.method(),
      parameters,
      purpose: 'action',
    });
  } finally {
    gathering.close();
  }
};

async function prompt(element: TwimlElement, context: VerbContext): Promise<void> {
  for (const child of childElements(element)) {
    const handler = PROMPTS[child.name];
    if (handler) await handler(child, context);
    else context.warn(12200, `<${child.name}> may not stand inside <Gather>; it is left out.`);
  }
}

function noteOf({ Digits, SpeechResult }: Record<string, string>): string {
  if (SpeechResult !== undefined) return `“${SpeechResult}”`;
  return Digits ? `digits ${Digits}` : 'nothing';
}
