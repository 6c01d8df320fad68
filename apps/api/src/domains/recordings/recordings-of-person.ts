import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import { PersonPart, type PersonFile, type PersonKeys } from '../contacts/api/person-parts';
import { ProviderErasure } from './api/provider-erasure';
import { RecordingLog } from './recording-log';
import type { RecordingRow, RecordingTables } from './recordings-schema';

const tables = (query: Queries) => query.withTables<RecordingTables>();

/** What was said in somebody's calls, and that they were told or have agreed. */
@Injectable()
export class RecordingsOfPerson extends PersonPart {
  readonly name = 'recordings';
  readonly tables = ['recordings', 'call_consents'];

  constructor(
    private readonly database: Database,
    private readonly provider: ProviderErasure,
    private readonly log: RecordingLog,
  ) {
    super();
  }

  async read(person: PersonKeys): Promise<object[]> {
    const consents = await tables(this.database.read)
      .selectFrom('call_consents')
      .selectAll()
      .where('call_sid', 'in', person.callSids)
      .where('organisation_id', '=', person.organisationId)
      .execute();
    return [...(await rowsOf(this.database.read, person)), ...consents];
  }

  override async files(person: PersonKeys): Promise<PersonFile[]> {
    return (await rowsOf(this.database.read, person)).map(({ id, state }) => ({
      id,
      name: state === 'stored' ? `call-${id}.wav` : undefined,
    }));
  }

  /** Also at the provider: by a job for each recording. Nothing stays that says that there was one. */
  async erase(tx: Tx, person: PersonKeys): Promise<void> {
    for (const row of await rowsOf(tx.query, person)) {
      await tables(tx.query).deleteFrom('recordings').where('id', '=', row.id).execute();
      if (row.erased_at === null) await this.provider.erase(tx, row);
      this.log.tell(tx, row);
    }
    // What is still being recorded is not kept: nobody has agreed to it any more.
    await tables(tx.query)
      .deleteFrom('call_consents')
      .where('call_sid', 'in', person.callSids)
      .where('organisation_id', '=', person.organisationId)
      .execute();
  }
}

const rowsOf = (query: Queries, { organisationId, callSids }: PersonKeys): Promise<RecordingRow[]> =>
  tables(query)
    .selectFrom('recordings')
    .selectAll()
    .where('call_sid', 'in', callSids)
    .where('organisation_id', '=', organisationId)
    .execute();
