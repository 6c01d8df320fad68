import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AppError } from '../../../platform/errors/app-error';
import { maskPhoneNumber } from '../../../platform/logging/mask-phone-number';
import { AuditLog, type Actor } from '../../audit/api/audit-log';
import { VoicemailEraser } from '../voicemail-eraser';
import { VoicemailsStore } from '../voicemails.store';

/** Deletes a spoken message because somebody wants so. */
@Injectable()
export class VoicemailDeletion {
  constructor(
    private readonly store: VoicemailsStore,
    private readonly eraser: VoicemailEraser,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws AppError `voicemail/not-found` (404) */
  async delete(organisationId: string, id: string, actor: Actor): Promise<void> {
    const row = await this.store.find(id, organisationId);
    if (!row) throw notFound();
    await this.eraser.eraseSound(row);
    await this.work.run(async (tx) => {
      await this.eraser.erase(tx, row);
      await this.audit.record(tx, {
        actor,
        action: 'voicemail/deleted',
        organisationId,
        subject: { kind: 'voicemail', id },
        details: { numbers: maskPhoneNumber(row.caller) },
      });
    });
  }
}

const notFound = (): AppError =>
  new AppError({
    code: 'voicemail/not-found',
    detail: 'There is no such message of your organisation. Load the list again.',
    status: 404,
  });
