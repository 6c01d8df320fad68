import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { JobQueue } from '../../../platform/queue/job-queue';
import { ConsentsStore } from '../consents.store';
import { RecordingLog } from '../recording-log';
import { FETCH_RECORDING } from '../recording-queues';
import type { CallConsentRow } from '../recordings-schema';
import { RecordingsStore } from '../recordings.store';
import { ProviderErasure } from './provider-erasure';

/** What the provider tells of a recording that is ready. */
export interface ReadyRecording {
  /** The call that was recorded, or a side of it. */
  callSid: string;
  accountSid: string;
  recordingSid: string;
  url: string;
  /** When it began, in epoch milliseconds; undefined where the provider does not say. */
  startedAt: number | undefined;
  durationSec: number;
  channels: number;
}

/**
 * The side that was recorded is on the left, whoever it was connected with on the right: that is the team, where it was told or
 * asked itself. Source: https://www.twilio.com/docs/voice/twiml/dial#record
 */
const outsideChannel = (recordedSid: string, { side_sid: toldSid }: CallConsentRow): number =>
  recordedSid === toldSid ? 0 : 1;

const DAY_MS = 86_400_000;

/** Takes in what was said in calls. */
@Injectable()
export class RecordingReceiver {
  constructor(
    private readonly consents: ConsentsStore,
    private readonly store: RecordingsStore,
    private readonly provider: ProviderErasure,
    private readonly log: RecordingLog,
    private readonly jobs: JobQueue,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Told again, it is the same recording. What was recorded though nobody was told, such as of a call whose announcement
   * did not come about, is deleted where it was made.
   */
  async receive(ready: ReadyRecording): Promise<void> {
    const { callSid, accountSid, recordingSid, url, startedAt, durationSec, channels } = ready;
    const told = (await this.consents.ofSide(callSid)) ?? (await this.consents.ofCall(callSid));
    if (!told) {
      const unknown = { account_sid: accountSid, recording_sid: recordingSid };
      await this.work.run((tx) => this.provider.erase(tx, unknown));
      return;
    }
    const now = this.clock.now();
    const row = {
      id: randomUUID(),
      organisation_id: told.organisation_id,
      call_sid: told.call_sid,
      recording_sid: recordingSid,
      account_sid: accountSid,
      url,
      recorded_at: startedAt ?? now - durationSec * 1000,
      duration_sec: durationSec,
      channels,
      outside_channel: channels === 2 ? outsideChannel(callSid, told) : null,
      transcribed: told.transcribed,
      transcript: null,
      transcript_problem: null,
      consent: told.consent,
      state: 'waiting',
      problem: null,
      type: null,
      bytes: null,
      erase_at: now + told.keep_days * DAY_MS,
      erased_at: null,
      erased_by: null,
    };
    await this.work.run(async (tx) => {
      if (!(await this.store.insert(tx, row))) return;
      await this.jobs.enqueue(tx, FETCH_RECORDING, { recordingId: row.id }, { key: row.id });
      this.log.tell(tx, row);
    });
  }
}
