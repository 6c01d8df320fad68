import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx';
import { ActivityLog } from '../../platform/events/activity-log';
import type { VoicemailRow } from './voicemail-schema';

/** Tells pages that a spoken message came, changed or went. */
@Injectable()
export class VoicemailLog {
  constructor(private readonly activities: ActivityLog) {}

  tell(tx: Tx, { id, organisation_id: stream }: Pick<VoicemailRow, 'id' | 'organisation_id'>): void {
    this.activities.append(tx, { stream, kind: 'voicemail/changed', data: { voicemailId: id } });
  }
}
