import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/tx';
import { Contacts } from '../contacts/api/contacts';
import { AppointmentLog } from './appointment-log';
import type { AppointmentRow } from './appointments-schema';
import { AppointmentsStore } from './appointments.store';
import { NoticePlanner } from './notice-planner';

export type AppointmentFields = Omit<
  AppointmentRow,
  'id' | 'organisation_id' | 'contact_id' | 'created_at' | 'updated_at'
>;

/** The one way by which appointments come to be and change: what they send is planned in the same unit, and pages are told. */
@Injectable()
export class AppointmentChanges {
  constructor(
    private readonly store: AppointmentsStore,
    private readonly planner: NoticePlanner,
    private readonly contacts: Contacts,
    private readonly log: AppointmentLog,
    private readonly clock: Clock,
  ) {}

  /**
   * @param isSilent no confirmation goes
   * @returns false where another unit has just added one of its external id
   */
  async add(
    tx: Tx,
    organisationId: string,
    id: string,
    fields: AppointmentFields,
    { isSilent = false } = {},
  ): Promise<boolean> {
    const now = this.clock.now();
    const contact = await this.#contact(tx, organisationId, fields);
    const row: AppointmentRow = {
      ...fields,
      id,
      organisation_id: organisationId,
      contact_id: contact.id,
      name: fields.name ?? contact.name,
      created_at: now,
      updated_at: now,
    };
    if (!(await this.store.insert(tx, row))) return false;
    await this.planner.plan(tx, row, { confirms: !isSilent });
    this.log.tell(tx, organisationId, id);
    return true;
  }

  /** @param appointment whose row the unit holds. @returns whether anything is different now */
  async write(
    tx: Tx,
    appointment: AppointmentRow,
    change: Partial<AppointmentFields>,
    { isSilent = false } = {},
  ): Promise<boolean> {
    const before = appointment as unknown as Record<string, unknown>;
    const differing = Object.entries(change).filter(([name, value]) => before[name] !== value);
    if (differing.length === 0) return false;
    const { id, organisation_id: organisationId } = appointment;
    const changed: AppointmentRow = {
      ...appointment,
      ...Object.fromEntries(differing),
      updated_at: this.clock.now(),
    };
    if (changed.phone !== appointment.phone || changed.email !== appointment.email)
      changed.contact_id = (await this.#contact(tx, organisationId, changed)).id;
    const { id: _id, organisation_id: _organisation, created_at: _created, ...columns } = changed;
    await this.store.change(tx, id, columns);
    const isMoved = changed.starts_at !== appointment.starts_at;
    await this.planner.plan(tx, changed, { confirms: isMoved && !isSilent });
    this.log.tell(tx, organisationId, id);
    return true;
  }

  /** Found or made by the number, else by the mail address. */
  #contact(
    tx: Tx,
    organisationId: string,
    { phone, email, name }: Pick<AppointmentRow, 'phone' | 'email' | 'name'>,
  ): ReturnType<Contacts['meet']> {
    const channel = phone === null ? 'email' : 'sms';
    const address = phone ?? email ?? '';
    return this.contacts.meet(tx, { organisationId, channel, address, ...(name !== null && { name }) });
  }
}
