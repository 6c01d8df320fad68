import type { AppointmentRow } from '../appointments-schema';

/** What stores of other domains may read beside rows of their own, and never write. */
export type ReadableAppointments = {
  appointments: Pick<
    AppointmentRow,
    | 'id'
    | 'organisation_id'
    | 'external_id'
    | 'name'
    | 'phone'
    | 'email'
    | 'starts_at'
    | 'time_zone'
    | 'what'
    | 'place'
    | 'with_whom'
    | 'state'
  >;
};
