import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { JobQueue } from '../../../platform/queue/job-queue';
import { KnownCalls } from '../../calls/api/known-calls';
import { VoicemailLog } from '../voicemail-log';
import { FETCH_VOICEMAIL } from '../voicemail-queues';
import { VoicemailsStore } from '../voicemails.store';

/** What the provider tells of a recording that is ready. */
export interface SpokenMessage {
  callSid: string;
  accountSid: string;
  recordingSid: string;
  url: string;
  durationSec: number;
  /** Days that it is kept; absent: until somebody erases it. */
  keepDays?: number | undefined;
  /** Where that was another moment than now. */
  receivedAt?: number;
}

const DAY_MS = 86_400_000;

/** Takes in what callers have spoken. */
@Injectable()
export class VoicemailRecorder {
  readonly #logger = new Logger('Voicemail');

  constructor(
    private readonly calls: KnownCalls,
    private readonly store: VoicemailsStore,
    private readonly log: VoicemailLog,
    private readonly jobs: JobQueue,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** A recording is ready; told again, it is the same message. Of a call that is no organisation's nothing is kept. */
  async receive(message: SpokenMessage): Promise<void> {
    const call = await this.calls.find(message.callSid);
    const organisationId = call?.organisationId ?? undefined;
    if (!call || organisationId === undefined) return this.#tellNobodyHears(message);
    const { receivedAt = this.clock.now() } = message;
    const id = randomUUID();
    await this.work.run(async (tx) => {
      const isNew = await this.store.insert(tx, {
        id,
        organisation_id: organisationId,
        call_sid: message.callSid,
        recording_sid: message.recordingSid,
        account_sid: message.accountSid,
        url: message.url,
        caller: call.from,
        called: call.to,
        received_at: receivedAt,
        duration_sec: message.durationSec,
        state: 'waiting',
        problem: null,
        type: null,
        bytes: null,
        transcript: null,
        transcript_problem: null,
        heard_at: null,
        heard_by: null,
        erase_at: message.keepDays === undefined ? null : receivedAt + message.keepDays * DAY_MS,
      });
      if (!isNew) return;
      await this.jobs.enqueue(tx, FETCH_VOICEMAIL, { voicemailId: id }, { key: id });
      this.log.tell(tx, { id, organisation_id: organisationId });
    });
  }

  #tellNobodyHears({ callSid }: SpokenMessage): void {
    this.#logger.warn(
      { event: 'voicemail.without-organisation', callSid },
      'A caller left a message on a number that no organisation has: nobody sees it here, and its recording is at the provider only. Give the number to an organisation on the page Organisations.',
    );
  }
}
