import { FRAME_MS } from '../../media/audio';
import { sine } from '../../media/tones';
import type { Recording } from '../../recordings/recording';
import { recordingSubscription } from '../recording-settings';
import { tellAction } from '../tell-action';
import { Transcribing } from '../transcribing';
import type { Attributes } from '../attributes';
import type { VerbHandler } from '../verb';
import type { VerbContext } from '../verb-context';

const BEEP_HZ = 1000;
const BEEP_MS = 400;

/**
 * `<Record>`: takes down what the caller says until silence, a key, the greatest length or the end of the call. Nothing
 * but silence is no recording: the call goes on with the next verb. Source: https://www.twilio.com/docs/voice/twiml/record
 */
export const record: VerbHandler = async (element, context) => {
  const attributes = context.attributes(element);
  const request = (parameters: Record<string, string>): ReturnType<VerbContext['documentAt']> =>
    context.documentAt(attributes.text('action'), {
      method: attributes.method(),
      parameters,
      purpose: 'action',
    });
  request({}); // a bad URL is told before anybody speaks
  const transcribing = new Transcribing(context, attributes);
  context.note('Record', 'started');
  await context.answer();
  if (attributes.flag('playBeep', true)) await context.play(sine(BEEP_HZ, BEEP_MS));

  transcribing.start();
  const { recording, endedBy } = await takeDown(attributes, context);
  transcribing.stop(recording);
  const isEmpty = recording.status === 'absent';
  context.note('Record', 'ended', isEmpty ? 'nothing was said' : `${recording.durationSec} s, ${endedBy}`);
  if (!isEmpty && context.call.isOver)
    tellAction(
      request({ ...context.services.recordings.parametersOf(recording), Digits: 'hangup' }),
      context,
    );
  context.throwIfStopped();
  if (isEmpty) return 'continue';
  const digits = endedBy.startsWith('key ') ? endedBy.slice('key '.length) : '';
  return request({ ...context.services.recordings.parametersOf(recording), Digits: digits });
};

async function takeDown(
  attributes: Attributes,
  context: VerbContext,
): Promise<{ recording: Recording; endedBy: string }> {
  const maxLengthSec = attributes.integer('maxLength', { otherwise: 3600, min: 1, max: 14_400 });
  const timeoutSec = attributes.integer('timeout', { otherwise: 5, min: 0, max: 14_400 });
  const finishOnKey = attributes.text('finishOnKey') ?? '1234567890*#';
  const { call, services, stopped } = context;
  const { promise, resolve } = Promise.withResolvers<string>();

  let lengthMs = 0;
  let silentMs = 0;
  const running = services.recordings.start({
    accountSid: call.details.accountSid,
    callSid: call.sid,
    source: 'RecordVerb',
    track: 'inbound',
    sources: [() => call.audio.hear()],
    isTrimmed: attributes.text('trim') !== 'do-not-trim',
    ...recordingSubscription(attributes, context),
    until: stopped,
    onFrame: (hasSound) => {
      lengthMs += FRAME_MS;
      silentMs = hasSound ? 0 : silentMs + FRAME_MS;
      if (lengthMs >= maxLengthSec * 1000) resolve('the greatest length');
      else if (timeoutSec > 0 && silentMs >= timeoutSec * 1000) resolve('silence');
    },
  });
  const stopListening = call.listen({
    digit: (digit) => {
      if (finishOnKey.includes(digit)) resolve(`key ${digit}`);
    },
  });
  const hangUp = (): void => resolve('the end of the call');
  stopped.addEventListener('abort', hangUp, { once: true });
  if (stopped.aborted) hangUp();
  const endedBy = await promise;
  stopped.removeEventListener('abort', hangUp);
  stopListening();
  return { recording: running.stop(), endedBy };
}
