import type { PinoLogger } from 'nestjs-pino';
import type { UnitOfWork } from '../../platform/database/unit-of-work';
import { ProviderError } from '../../platform/errors/provider-error';
import type { MediaStore } from '../messages/api/media';
import type { Transcripts } from '../bot/api/transcripts';
import type { RecordingLog } from './recording-log';
import { TRANSCRIBE_RECORDING } from './recording-queues';
import { RecordingTranscriber } from './recording-transcriber';
import type { RecordingRow } from './recordings-schema';
import type { RecordingsStore } from './recordings.store';
import { loudFile } from '../../../test/support/wav-sound';
import { TranscribeRecordingJob } from './transcribe-recording.job';

/** The right side speaks first; the left one is looked at before. */
const SOUND = loudFile(8, [[5, 6]], [[0, 2]]);
const STORED = { id: 'r1', state: 'stored', transcript: null, outside_channel: 1 } as RecordingRow;

function job(answers: (string | Error)[], row: RecordingRow = STORED, file = SOUND) {
  const changes: Partial<RecordingRow>[] = [];
  const transcripts = {
    transcribe: () => {
      const answer = answers.shift() ?? '';
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
  } as unknown as Transcripts;
  const store = {
    find: () => Promise.resolve(row),
    change: (_tx: unknown, _id: string, change: Partial<RecordingRow>) => {
      changes.push(change);
      return Promise.resolve({ ...STORED, ...change });
    },
  } as unknown as RecordingsStore;
  const media = { read: () => Promise.resolve(file) } as unknown as MediaStore;
  const handler = new TranscribeRecordingJob(
    store,
    new RecordingTranscriber(media, transcripts),
    { tell: () => undefined } as unknown as RecordingLog,
    { run: (unit: (tx: object) => unknown) => Promise.resolve(unit({})) } as unknown as UnitOfWork,
    { setContext: () => undefined, warn: () => undefined } as unknown as PinoLogger,
  );
  const run = (attempt = 1): Promise<void> =>
    handler.handle({ data: { recordingId: 'r1' }, attempt, signal: new AbortController().signal } as never);
  return { changes, run };
}

const failure = (code: string): ProviderError => new ProviderError({ code, detail: 'No.' });
const last = TRANSCRIBE_RECORDING.retry.attemptsMax;

it('writes down who said what, in its order', async () => {
  const { changes, run } = job(['Where is my order?', 'Hello?']);
  await run();
  expect(JSON.parse(String(changes[0]?.transcript))).toEqual([
    { side: 'outside', atSec: 0, text: 'Hello?' },
    { side: 'team', atSec: 4, text: 'Where is my order?' },
  ]);
});

it('leaves out where nobody says a word', async () => {
  const { changes, run } = job([failure('bot/no-speech'), 'Yes.']);
  await run();
  expect(JSON.parse(String(changes[0]?.transcript))).toEqual([{ side: 'outside', atSec: 0, text: 'Yes.' }]);
});

it('tries again what failed, and says at last that it was not understood', async () => {
  const broken = failure('bot/unavailable');
  await expect(job([broken]).run()).rejects.toBe(broken);
  const { changes, run } = job([broken]);
  await run(last);
  expect(changes).toEqual([{ transcript_problem: 'not-understood' }]);
});

it('says at once that there is no speech recognition', async () => {
  const { changes, run } = job([failure('bot/no-transcriber')]);
  await run();
  expect(changes).toEqual([{ transcript_problem: 'no-transcriber' }]);
});

it('says of what is no sound that it was not understood', async () => {
  const { changes, run } = job([], STORED, Buffer.from('<html>'));
  await run(last);
  expect(changes).toEqual([{ transcript_problem: 'not-understood' }]);
});

it.each([
  ['was erased', { ...STORED, state: 'erased' }],
  ['is written down already', { ...STORED, transcript: '[]' }],
])('does nothing for one that %s', async (_what, row) => {
  const { changes, run } = job(['Hello?'], row);
  await run();
  expect(changes).toEqual([]);
});
