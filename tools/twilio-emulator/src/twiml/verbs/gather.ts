import { callParameters } from '../../calls/call-parameters';
import { checkAttributes } from '../attribute-rules';
import type { Attributes } from '../attributes';
import { type GatherSettings, readGatherSettings } from '../gather-settings';
import { InputGathering } from '../input-gathering';
import { childElements, type TwimlElement } from '../twiml-document';
import type { VerbHandler } from '../verb';
import type { VerbContext } from '../verb-context';
import { pause } from './pause';
import { play } from './play';
import { say } from './say';

const PROMPTS: Readonly<Record<string, VerbHandler | undefined>> = { Say: say, Play: play, Pause: pause };

/**
 * `<Gather>`: keys, or speech, whose words come along with a script, the control API or the handset page. Listens from
 * the first word of the prompt on. Source: https://www.twilio.com/docs/voice/twiml/gather
 */
export const gather: VerbHandler = async (element, context) => {
  const attributes = context.attributes(element);
  const settings = readGatherSettings(attributes);
  context.note('Gather', 'started', beginningOf(settings));
  await context.answer();

  const gathering = new InputGathering(context.call, settings, {
    partial: partialResults(attributes, context),
    ignored: (what) => context.note('Gather', 'started', `left out ${what}`),
  });
  try {
    await prompt(element, context.interruptedBy(gathering.begun));
    const result = await gathering.finish(context.stopped);
    context.throwIfStopped();
    context.note('Gather', 'ended', noteOf(result));
    const isEmpty = (result['Digits'] ?? '') === '' && (result['SpeechResult'] ?? '') === '';
    if (isEmpty && !attributes.flag('actionOnEmptyResult')) return 'continue';
    const parameters = isEmpty ? { ...emptyResult(settings), ...result } : result;
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
    checkAttributes(child, context);
    if (handler) await handler(child, context);
    else context.warn(13320, `<${child.name}> may not stand inside <Gather>; it is left out.`);
  }
}

/** Sends what was recognized so far, one webhook after another; their answers count for nothing. */
function partialResults(attributes: Attributes, context: VerbContext): (text: string) => void {
  const callback = attributes.text('partialResultCallback');
  if (!callback) return () => undefined;
  const { call, services } = context;
  const webhook = {
    purpose: 'status-callback',
    method: attributes.method('partialResultCallbackMethod'),
    url: context.resolveUrl(callback),
    authToken: services.authTokenOf(call.details.accountSid),
    callSid: call.sid,
  } as const;
  let sequenceNumber = 0;
  let last: Promise<unknown> = Promise.resolve();
  return (text) => {
    const parameters = {
      ...callParameters(call),
      UnstableSpeechResult: text,
      Stability: '0.9',
      SequenceNumber: String(sequenceNumber),
    };
    sequenceNumber += 1;
    last = last.then(() => services.webhooks.send({ ...webhook, parameters }));
  };
}

function emptyResult({ takesDigits, takesSpeech }: GatherSettings): Record<string, string> {
  return { ...(takesDigits ? { Digits: '' } : {}), ...(takesSpeech ? { SpeechResult: '' } : {}) };
}

function beginningOf({ takesDigits, takesSpeech, timeoutMs, hints }: GatherSettings): string {
  const inputs = [...(takesDigits ? ['dtmf'] : []), ...(takesSpeech ? ['speech'] : [])];
  const expected = hints.length === 0 ? '' : `, hints: ${hints.join(', ')}`;
  return `${inputs.join(' ')}, ${timeoutMs / 1000} s${expected}`;
}

function noteOf({ Digits, SpeechResult }: Record<string, string>): string {
  if (SpeechResult) return `“${SpeechResult}”`;
  return Digits ? `digits ${Digits}` : 'nothing';
}
