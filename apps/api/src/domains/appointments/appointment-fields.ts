import type { AppointmentChange, NewAppointment } from '@centralita/shared-types';
import { AppError } from '../../platform/errors/app-error';
import type { AppointmentFields } from './appointment-changes';
import type { AppointmentRow } from './appointments-schema';

const text = (value: string | undefined): string | null => value?.trim() || null;
const mail = (value: string | undefined): string | null => text(value)?.toLowerCase() ?? null;

/** @param timeZone where the appointment says none */
export const newFields = (draft: NewAppointment, timeZone: string): AppointmentFields =>
  withContact({
    external_id: text(draft.externalId),
    name: text(draft.name),
    phone: text(draft.phone),
    email: mail(draft.email),
    language: draft.language ?? null,
    starts_at: Date.parse(draft.startsAt),
    time_zone: draft.timeZone ?? timeZone,
    what: draft.what,
    place: text(draft.where),
    with_whom: text(draft.with),
    note: text(draft.note),
    state: draft.state ?? 'booked',
  });

/** What is to be different. Another time makes an appointment that was to be moved a booked one again. */
export function changedFields(before: AppointmentRow, change: AppointmentChange): Partial<AppointmentFields> {
  const fields: Partial<AppointmentFields> = {
    ...(change.name !== undefined && { name: text(change.name) }),
    ...(change.phone !== undefined && { phone: text(change.phone) }),
    ...(change.email !== undefined && { email: mail(change.email) }),
    ...(change.language !== undefined && { language: change.language || null }),
    ...(change.startsAt !== undefined && { starts_at: Date.parse(change.startsAt) }),
    ...(change.timeZone !== undefined && { time_zone: change.timeZone }),
    ...(change.what !== undefined && { what: change.what }),
    ...(change.where !== undefined && { place: text(change.where) }),
    ...(change.with !== undefined && { with_whom: text(change.with) }),
    ...(change.note !== undefined && { note: text(change.note) }),
    ...(change.state !== undefined && { state: change.state }),
  };
  const isMoved = fields.starts_at !== undefined && fields.starts_at !== before.starts_at;
  const isAsked = before.state === 'confirmed' || before.state === 'to-move';
  if (isMoved && isAsked && change.state === undefined) fields.state = 'booked';
  withContact({ ...before, ...fields });
  return fields;
}

/** @throws AppError `appointments/no-contact` */
function withContact<Fields extends Pick<AppointmentFields, 'phone' | 'email'>>(fields: Fields): Fields {
  if (fields.phone !== null || fields.email !== null) return fields;
  throw new AppError({
    code: 'appointments/no-contact',
    detail: 'An appointment needs the number or the mail address of the customer: there it is confirmed.',
    status: 422,
  });
}
