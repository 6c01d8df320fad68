import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx';
import { JobQueue } from '../../../platform/queue/job-queue';
import { DELETE_RECORDING } from '../recording-queues';

/** Has a recording deleted where it was made. */
@Injectable()
export class ProviderErasure {
  constructor(private readonly jobs: JobQueue) {}

  async erase(tx: Tx, recording: { account_sid: string; recording_sid: string }): Promise<void> {
    const { account_sid: accountSid, recording_sid: recordingSid } = recording;
    await this.jobs.enqueue(tx, DELETE_RECORDING, { accountSid, recordingSid });
  }
}
