import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx';
import { ActivityLog } from '../../platform/events/activity-log';
import type { RecordingRow } from './recordings-schema';

/** Tells pages that a recording came, changed or went. */
@Injectable()
export class RecordingLog {
  constructor(private readonly activities: ActivityLog) {}

  tell(tx: Tx, row: Pick<RecordingRow, 'id' | 'organisation_id' | 'call_sid'>): void {
    const { id: recordingId, organisation_id: stream, call_sid: callSid } = row;
    this.activities.append(tx, { stream, kind: 'recordings/changed', data: { callSid, recordingId } });
  }
}
