import {
  hangup,
  record,
  type RecordingChanged,
  type RecordingFinished,
  say,
  testLinks,
} from '@centralita/twiml';
import type { NumberFlows } from '../../domains/number-flows/api/number-flows';
import type { SpokenMessage, VoicemailRecorder } from '../../domains/voicemail/api/voicemail-recorder';
import type { Config } from '../../platform/config/config';
import { VoicemailFlow } from './voicemail.flow';
import { VOICEMAIL_WORDS } from './voicemail-words';

const links = testLinks<VoicemailFlow>();
const kept: SpokenMessage[] = [];
const flowWith = (options?: object) =>
  new VoicemailFlow(
    { optionsOf: () => options } as unknown as NumberFlows,
    {
      receive: (message: SpokenMessage) => Promise.resolve(void kept.push(message)),
    } as unknown as VoicemailRecorder,
    { spokenLanguage: 'en' } as Config,
  );

it('greets, records, and says so where nothing was said', async () => {
  const flow = flowWith({ greeting: 'Speak.', maxLengthSec: 30, keepDays: 7 });
  expect(flow.start({ to: '+12025550100' } as never, links)).toEqual([
    say('Speak.'),
    record({
      maxLengthSec: 30,
      timeoutSec: 5,
      finishOnKey: '#',
      playBeep: true,
      action: links.to('thanks'),
      recordingStatusCallback: links.to('recorded', { keepDays: '7' }),
      recordingStatusCallbackEvent: ['completed'],
    }),
    say(VOICEMAIL_WORDS.en.nothing),
    hangup(),
  ]);
  expect(flow.thanks({ to: '+12025550100' } as RecordingFinished)).toEqual([
    say(VOICEMAIL_WORDS.en.thanks),
    hangup(),
  ]);
});

it('keeps what is there to be fetched, and nothing else', async () => {
  const recording = { callSid: 'CA1', accountSid: 'AC1', recordingSid: 'RE1', query: { keepDays: '7' } };
  const told = { ...recording, recordingUrl: 'https://api.twilio.com/RE1', durationSec: 4 };
  const flow = flowWith();
  await flow.recorded({ ...told, recordingStatus: 'absent' } as unknown as RecordingChanged);
  expect(kept).toEqual([]);
  await flow.recorded({ ...told, recordingStatus: 'completed' } as unknown as RecordingChanged);
  const { callSid, accountSid, recordingSid } = recording;
  expect(kept).toEqual([
    { callSid, accountSid, recordingSid, url: 'https://api.twilio.com/RE1', durationSec: 4, keepDays: 7 },
  ]);
});
