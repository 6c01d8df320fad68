import { randomUUID } from 'node:crypto';
import type {
  Appointment,
  AppointmentChange,
  AppointmentsFilter,
  NewAppointment,
  Page,
} from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { pageOf, placeOf } from '../../../platform/paging/list-place';
import type { Tx } from '../../../platform/database/tx';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AppError } from '../../../platform/errors/app-error';
import { AppointmentChanges } from '../appointment-changes';
import { changedFields, newFields } from '../appointment-fields';
import { AppointmentLog } from '../appointment-log';
import { AppointmentViews } from '../appointment-views';
import { AppointmentsStore } from '../appointments.store';
import { ReminderRulesStore } from '../reminder-rules.store';

const PER_PAGE = 100;

export interface Brought {
  id: string;
  result: 'added' | 'changed' | 'same';
}

/** Appointments of an organisation. */
@Injectable()
export class Appointments {
  constructor(
    private readonly store: AppointmentsStore,
    private readonly changes: AppointmentChanges,
    private readonly rules: ReminderRulesStore,
    private readonly views: AppointmentViews,
    private readonly log: AppointmentLog,
    private readonly work: UnitOfWork,
  ) {}

  /** The earliest first. @throws AppError `lists/bad-place` (400) */
  async list(organisationId: string, filter: AppointmentsFilter): Promise<Page<Appointment>> {
    const { from, to, contact, state, after } = filter;
    const rows = await this.store.list({
      ...{ organisationId, from, to, contact, state },
      after: after === undefined ? undefined : placeOf(after),
      limit: PER_PAGE + 1,
    });
    const items = await this.views.all(rows.slice(0, PER_PAGE));
    return pageOf(rows, PER_PAGE, ({ starts_at: at, id }) => ({ at, id }), items);
  }

  /** @throws AppError `appointments/not-found` */
  async read(organisationId: string, id: string): Promise<Appointment> {
    const row = await this.store.find(organisationId, id);
    const [view] = await this.views.all(row ? [row] : []);
    if (!view) throw notFound();
    return view;
  }

  /** @throws AppError `appointments/no-contact` */
  async add(organisationId: string, draft: NewAppointment): Promise<Appointment> {
    const { timeZone } = await this.rules.read(organisationId);
    const { id } = await this.work.run((tx) => this.bring(tx, organisationId, draft, { timeZone }));
    return this.read(organisationId, id);
  }

  /**
   * Adds it, or changes that of the same external id, within the caller's unit.
   *
   * @param timeZone where the appointment says none
   * @param isSilent no confirmation goes
   */
  async bring(
    tx: Tx,
    organisationId: string,
    draft: NewAppointment,
    { timeZone, isSilent = false }: { timeZone: string; isSilent?: boolean },
  ): Promise<Brought> {
    const fields = newFields(draft, timeZone);
    const id = randomUUID();
    const known = fields.external_id !== null && (await this.#known(tx, organisationId, fields.external_id));
    if (!known && (await this.changes.add(tx, organisationId, id, fields, { isSilent })))
      return { id, result: 'added' };
    const before = known || (await this.#known(tx, organisationId, fields.external_id ?? ''));
    if (!before) throw new Error('The appointment was neither added nor found.');
    const { state, ...brought } = fields;
    // What happened to it here, or was added here, is not undone by the system that knows it as it was booked.
    const isMoved = before.starts_at !== fields.starts_at;
    const isState = draft.state !== undefined || isMoved;
    const given = Object.entries({ ...brought, ...(isState && { state }) }).filter(
      ([, value]) => value !== null,
    );
    const change = Object.fromEntries(given) as Partial<typeof fields>;
    const isChanged = await this.changes.write(tx, before, change, { isSilent });
    return { id: before.id, result: isChanged ? 'changed' : 'same' };
  }

  /** @throws AppError `appointments/not-found`, `appointments/no-contact` */
  async change(organisationId: string, id: string, change: AppointmentChange): Promise<Appointment> {
    await this.work.run(async (tx) => {
      const before = await this.store.hold(tx, organisationId, id);
      if (!before) throw notFound();
      await this.changes.write(tx, before, changedFields(before, change));
    });
    return this.read(organisationId, id);
  }

  /** With all that is planned for it. @throws AppError `appointments/not-found` */
  async remove(organisationId: string, id: string): Promise<void> {
    await this.work.run(async (tx) => {
      if (!(await this.store.hold(tx, organisationId, id))) throw notFound();
      await this.store.remove(tx, id);
      this.log.tell(tx, organisationId, id);
    });
  }

  #known(tx: Tx, organisationId: string, externalId: string): ReturnType<AppointmentsStore['holdExternal']> {
    return this.store.holdExternal(tx, organisationId, externalId);
  }
}

const notFound = (): AppError =>
  new AppError({
    code: 'appointments/not-found',
    detail: 'There is no such appointment: somebody may have deleted it. Load the agenda again.',
    status: 404,
  });
