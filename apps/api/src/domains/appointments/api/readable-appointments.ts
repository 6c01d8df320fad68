import type { AppointmentRow } from '../appointments-schema';

/** What stores of other domains may read beside rows of their own, and never write. */
export type ReadableAppointments = {
  appointments: Pick<
    AppointmentRow,
    'id' | 'organisation_id' | 'phone' | 'email' | 'starts_at' | 'what' | 'state'
  >;
};
