import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx';
import { ActivityLog } from '../../platform/events/activity-log';

/** Tells pages that appointments are different now. */
@Injectable()
export class AppointmentLog {
  constructor(private readonly activities: ActivityLog) {}

  /** @param appointmentId absent where several are */
  tell(tx: Tx, organisationId: string, appointmentId?: string): void {
    const data = appointmentId === undefined ? {} : { appointmentId };
    this.activities.append(tx, { stream: organisationId, kind: 'appointments/changed', data, role: 'agent' });
  }
}
