import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AuditLog, type Actor } from '../../audit/api/audit-log';
import { noSuchRecording } from '../no-such-recording';
import { RecordingEraser } from '../recording-eraser';
import { RecordingsStore } from '../recordings.store';

/** Deletes what was said in a call because somebody wants so. */
@Injectable()
export class RecordingDeletion {
  constructor(
    private readonly store: RecordingsStore,
    private readonly eraser: RecordingEraser,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws AppError `recordings/not-found` (404), also for one that is deleted already */
  async delete(organisationId: string, id: string, actor: Actor): Promise<void> {
    const row = await this.store.find(id, organisationId);
    if (!row || row.erased_at !== null) throw noSuchRecording();
    await this.eraser.eraseSound(row);
    await this.work.run(async (tx) => {
      await this.eraser.erase(tx, row, actor.personId);
      await this.audit.record(tx, {
        actor,
        action: 'recordings/deleted',
        organisationId,
        subject: { kind: 'recording', id },
      });
    });
  }
}
