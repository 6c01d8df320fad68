import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx';
import { JobQueue } from '../../platform/queue/job-queue';
import { MediaStore } from '../messages/api/media';
import { VoicemailLog } from './voicemail-log';
import { DELETE_RECORDING } from './voicemail-queues';
import type { VoicemailRow } from './voicemail-schema';
import { VoicemailsStore } from './voicemails.store';

/** Erases spoken messages: here, and at the provider who recorded them. */
@Injectable()
export class VoicemailEraser {
  constructor(
    private readonly store: VoicemailsStore,
    private readonly media: MediaStore,
    private readonly log: VoicemailLog,
    private readonly jobs: JobQueue,
  ) {}

  /** Goes first: a row without sound is found again, sound without a row is not. */
  async eraseSound({ id }: VoicemailRow): Promise<void> {
    await this.media.remove(id);
  }

  async erase(tx: Tx, row: VoicemailRow): Promise<void> {
    await this.store.remove(tx, row.id);
    const { account_sid: accountSid, recording_sid: recordingSid } = row;
    await this.jobs.enqueue(tx, DELETE_RECORDING, { accountSid, recordingSid });
    this.log.tell(tx, row);
  }
}
