import type { Readable } from 'node:stream';
import type { CallRecording, RecordingTranscript, SpokenLine } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { JobQueue } from '../../../platform/queue/job-queue';
import { MediaStore, type FilePart } from '../../messages/api/media';
import { PeopleDirectory } from '../../people/api/people-directory';
import { noSuchRecording } from '../no-such-recording';
import { RecordingLog } from '../recording-log';
import { FETCH_RECORDING } from '../recording-queues';
import type { RecordingRow } from '../recordings-schema';
import { RecordingsStore } from '../recordings.store';

/** What was said in the calls of an organisation. */
@Injectable()
export class Recordings {
  constructor(
    private readonly store: RecordingsStore,
    private readonly directory: PeopleDirectory,
    private readonly media: MediaStore,
    private readonly log: RecordingLog,
    private readonly jobs: JobQueue,
    private readonly work: UnitOfWork,
  ) {}

  /** By the call; a call without any is not there. */
  async ofCalls(
    organisationId: string,
    callSids: readonly string[],
  ): Promise<ReadonlyMap<string, CallRecording[]>> {
    const rows = await this.store.ofCalls(organisationId, callSids);
    const erasers = rows.flatMap(({ erased_by: id }) => (id === null ? [] : [id]));
    const names = await this.directory.names([...new Set(erasers)]);
    const byCall = Map.groupBy(rows, ({ call_sid: callSid }) => callSid);
    return new Map([...byCall].map(([callSid, own]) => [callSid, own.map((row) => itemOf(row, names))]));
  }

  /** The sound. @throws AppError `recordings/not-found` (404) */
  async open(
    organisationId: string,
    id: string,
  ): Promise<{ type: string; bytes: number; read: (part?: FilePart) => Promise<Readable> }> {
    const row = await this.store.find(id, organisationId);
    if (row?.state !== 'stored') throw noSuchRecording();
    return {
      type: row.type ?? 'audio/wav',
      bytes: row.bytes ?? 0,
      read: (part) => this.media.open(id, part),
    };
  }

  /** One that could not be fetched is fetched once more. @throws AppError `recordings/not-found` (404) */
  async fetchAgain(organisationId: string, id: string): Promise<void> {
    const row = await this.store.find(id, organisationId);
    if (row?.state !== 'failed') throw noSuchRecording();
    await this.work.run(async (tx) => {
      const changed = await this.store.change(tx, id, { state: 'waiting', problem: null });
      if (!changed) return;
      await this.jobs.enqueue(tx, FETCH_RECORDING, { recordingId: id });
      this.log.tell(tx, changed);
    });
  }
}

function transcriptOf(row: RecordingRow): RecordingTranscript | null {
  if (row.transcribed === 0 || row.state !== 'stored') return null;
  const lines = row.transcript === null ? null : (JSON.parse(row.transcript) as SpokenLine[]);
  return { lines, problem: row.transcript_problem as RecordingTranscript['problem'] };
}

function itemOf(row: RecordingRow, names: ReadonlyMap<string, string>): CallRecording {
  const name = row.erased_by === null ? undefined : names.get(row.erased_by);
  return {
    id: row.id,
    recordedAt: row.recorded_at,
    durationSec: row.duration_sec,
    channels: row.channels,
    consent: row.consent as CallRecording['consent'],
    state: row.state as CallRecording['state'],
    problem: row.problem as CallRecording['problem'],
    transcript: transcriptOf(row),
    eraseAt: row.erase_at,
    erasedAt: row.erased_at,
    erasedBy: row.erased_by === null || name === undefined ? null : { id: row.erased_by, name },
  };
}
