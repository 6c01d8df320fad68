import type { ReminderRule } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { AutomaticMessages, type Reach } from '../messages/api/automatic-messages';
import type { AppointmentRow } from './appointments-schema';

/** Over what a customer can be told of an appointment, in the order of the rule. */
@Injectable()
export class NoticeWays {
  constructor(private readonly messages: AutomaticMessages) {}

  async of(appointment: AppointmentRow, { channels }: ReminderRule): Promise<Reach[]> {
    const ways: Reach[] = [];
    for (const channel of channels) {
      const address = channel === 'email' ? appointment.email : appointment.phone;
      if (address !== null)
        ways.push(await this.messages.reach(appointment.organisation_id, channel, address));
    }
    return ways;
  }
}
