import type { FilledTemplate, ReminderRule } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../platform/errors/app-error';
import { AutomaticMessages, type Reach } from '../messages/api/automatic-messages';
import { MessageTemplates } from '../templates/api/message-templates';
import type { AppointmentRow } from './appointments-schema';
import { filledValues } from './notice-text';

/** How a customer can be told of an appointment on one channel. */
export interface Way {
  reach: Reach;
  /** Goes in place of the text, where WhatsApp takes nothing else. */
  template?: FilledTemplate;
}

/** Over what a customer can be told of an appointment, in the order of the rule. */
@Injectable()
export class NoticeWays {
  constructor(
    private readonly messages: AutomaticMessages,
    private readonly templates: MessageTemplates,
  ) {}

  /** @param usual language of customers whose own is not known */
  async of(appointment: AppointmentRow, rule: ReminderRule, usual: string): Promise<Way[]> {
    const ways: Way[] = [];
    for (const channel of rule.channels) {
      const address = channel === 'email' ? appointment.email : appointment.phone;
      if (address === null) continue;
      const reach = await this.messages.reach(appointment.organisation_id, channel, address);
      const language = appointment.language ?? reach.language ?? usual;
      const isClosed = reach.cannotWrite === 'window-closed';
      const template = isClosed ? await this.#template(appointment, rule, language) : undefined;
      ways.push({ reach, ...(template && { template }) });
    }
    return ways;
  }

  /** In the customer's language, else the first; none where it is not approved, or something that it says is not known. */
  async #template(
    appointment: AppointmentRow,
    { templates = [] }: ReminderRule,
    wanted: string,
  ): Promise<FilledTemplate | undefined> {
    const { organisation_id: organisationId } = appointment;
    const found = await Promise.all(templates.map(({ id }) => this.templates.find(organisationId, id)));
    const known = found.filter((template) => template !== undefined);
    const inTheirs = known.find(({ language }) => language.slice(0, 2) === wanted.slice(0, 2));
    const chosen = inTheirs ?? known[0];
    const values = templates.find(({ id }) => id === chosen?.id)?.values;
    if (!chosen || !values) return undefined;
    const given = filledValues(appointment, values, chosen.language.slice(0, 2));
    try {
      return await this.templates.fill(organisationId, chosen.id, given);
    } catch (error) {
      // What cannot go as a template goes by the next channel.
      if (error instanceof AppError) return undefined;
      throw error;
    }
  }
}
