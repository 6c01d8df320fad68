import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import { PersonPart, type PersonFile, type PersonKeys } from '../contacts/api/person-parts';
import { VoicemailEraser } from './voicemail-eraser';
import type { VoicemailRow, VoicemailTables } from './voicemail-schema';

/** What somebody has spoken. */
@Injectable()
export class VoicemailsOfPerson extends PersonPart {
  readonly name = 'voicemails';
  readonly tables = ['voicemails'];

  constructor(
    private readonly database: Database,
    private readonly eraser: VoicemailEraser,
  ) {
    super();
  }

  read(person: PersonKeys): Promise<object[]> {
    return rowsOf(this.database.read, person);
  }

  override async files(person: PersonKeys): Promise<PersonFile[]> {
    return (await rowsOf(this.database.read, person)).map(({ id }) => ({ id, name: `${id}.wav` }));
  }

  /** Also at the provider: by a job for each recording. */
  async erase(tx: Tx, person: PersonKeys): Promise<void> {
    for (const row of await rowsOf(tx.query, person)) await this.eraser.erase(tx, row);
  }
}

const rowsOf = (query: Queries, { organisationId, addresses }: PersonKeys): Promise<VoicemailRow[]> =>
  query
    .withTables<VoicemailTables>()
    .selectFrom('voicemails')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('caller', 'in', addresses)
    .execute();
