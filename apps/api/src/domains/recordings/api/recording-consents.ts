import type { RecordingConsent } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { JobQueue } from '../../../platform/queue/job-queue';
import { KnownCalls } from '../../calls/api/known-calls';
import { ConsentsStore } from '../consents.store';
import { BEGIN_RECORDING, type BegunRecording } from '../recording-queues';
import type { RecordingSetting } from './recording-settings';

export interface GivenConsent {
  /** The provider's id of the side outside of the team. */
  sideSid: string;
  /** The call as the history has it. */
  callSid: string;
  consent: RecordingConsent;
  /** What becomes of its recordings. */
  setting: Pick<RecordingSetting, 'keepDays' | 'transcribe'>;
}

/** A side that was told, or has agreed. */
export interface RecordedSide {
  /** Its call as the history has it: of whoever was dialled, the side itself is none. */
  callSid: string;
  /** `dial`: what the side is dialled to may be recorded; `side`: all of the side is. */
  how: 'dial' | 'side';
}

/** Proof outlasts what it is the proof of by a day: a recording ends after its consent. */
const LONGER_DAYS = 1;
const DAY_MS = 86_400_000;

/** Who was told that a call is recorded, or has agreed to it. Nothing is recorded without. */
@Injectable()
export class RecordingConsents {
  constructor(
    private readonly calls: KnownCalls,
    private readonly store: ConsentsStore,
    private readonly jobs: JobQueue,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Of a call that is no organisation's nothing is kept, so that it is not recorded. The first stays. */
  async give({ sideSid, callSid, consent, setting }: GivenConsent): Promise<void> {
    const organisationId = (await this.calls.find(callSid))?.organisationId ?? undefined;
    if (organisationId === undefined) return;
    const now = this.clock.now();
    const row = {
      side_sid: sideSid,
      call_sid: callSid,
      organisation_id: organisationId,
      consent,
      keep_days: setting.keepDays,
      transcribed: setting.transcribe ? 1 : 0,
      given_at: now,
      begun_at: null,
      erase_at: now + (setting.keepDays + LONGER_DAYS) * DAY_MS,
    };
    await this.work.run((tx) => this.store.give(tx, row));
  }

  /** Undefined: nothing of the side may be recorded. */
  async ofSide(sideSid: string): Promise<RecordedSide | undefined> {
    const told = await this.store.ofSide(sideSid);
    return told && { callSid: told.call_sid, how: told.begun_at === null ? 'dial' : 'side' };
  }

  /** Has a whole side recorded from now on, where that may be; asked again, once. */
  async begin(recording: BegunRecording): Promise<void> {
    if ((await this.ofSide(recording.callSid))?.how !== 'dial') return;
    await this.work.run(async (tx) => {
      const isFirst = await this.store.begin(tx, recording.callSid, this.clock.now());
      if (isFirst) await this.jobs.enqueue(tx, BEGIN_RECORDING, recording);
    });
  }

  /** The whole side is recorded no more; it can be begun anew. */
  async ended(sideSid: string): Promise<void> {
    await this.work.run((tx) => this.store.end(tx, sideSid));
  }
}
