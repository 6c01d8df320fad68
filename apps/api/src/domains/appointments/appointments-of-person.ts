import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import { PersonPart, type PersonKeys } from '../contacts/api/person-parts';
import type { AppointmentRow, AppointmentTables } from './appointments-schema';

/** Somebody's appointments, with the messages that were planned for them. */
@Injectable()
export class AppointmentsOfPerson extends PersonPart {
  readonly name = 'appointments';
  readonly tables = ['appointments', 'appointment_notices'];

  constructor(private readonly database: Database) {
    super();
  }

  read(person: PersonKeys): Promise<object[]> {
    return rowsOf(this.database.read, person);
  }

  async erase({ query }: Tx, person: PersonKeys): Promise<void> {
    const ids = ['', ...(await rowsOf(query, person)).map(({ id }) => id)];
    const tables = query.withTables<AppointmentTables>();
    await tables.deleteFrom('appointment_notices').where('appointment_id', 'in', ids).execute();
    await tables.deleteFrom('appointments').where('id', 'in', ids).execute();
  }
}

const rowsOf = (
  query: Queries,
  { organisationId, addresses, contactIds }: PersonKeys,
): Promise<AppointmentRow[]> =>
  query
    .withTables<AppointmentTables>()
    .selectFrom('appointments')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where((either) =>
      either.or([
        either('phone', 'in', addresses),
        either('email', 'in', addresses),
        either('contact_id', 'in', contactIds),
      ]),
    )
    .execute();
