import { Injectable } from '@nestjs/common';
import type { DemoAccount } from '@centralita/shared-types';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/tx';
import { Appointments } from '../appointments/api/appointments';
import { ReminderRuleBook } from '../appointments/api/reminder-rule-book';
import { SAMPLE_TIME_ZONE, sampleAppointments } from './sample-appointments';

/** The appointments that the demo's organisation has from the start. */
@Injectable()
export class DemoAgenda {
  constructor(
    private readonly appointments: Appointments,
    private readonly rules: ReminderRuleBook,
    private readonly clock: Clock,
  ) {}

  async add(tx: Tx, organisationId: string, { numbers }: DemoAccount): Promise<void> {
    // Whoever tries it at night is to see what happens.
    const usual = await this.rules.read(organisationId, tx);
    await this.rules.writeWithin(tx, organisationId, { ...usual, timeZone: SAMPLE_TIME_ZONE, quiet: null });
    // All its customers have the number of the simulated phone, so that what is sent to them is seen there.
    const handset = numbers.find(({ behaviour }) => behaviour === 'handset');
    const drafts = handset ? sampleAppointments(this.clock.now(), handset.phoneNumber) : [];
    for (const draft of drafts)
      await this.appointments.bring(tx, organisationId, draft, {
        timeZone: SAMPLE_TIME_ZONE,
        isSilent: true,
      });
  }
}
