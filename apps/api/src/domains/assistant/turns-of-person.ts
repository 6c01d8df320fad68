import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Tx } from '../../platform/database/tx';
import { PersonPart, type PersonKeys } from '../contacts/api/person-parts';
import type { AssistantTables } from './assistant-schema';

/** What somebody said to the assistant in a call. */
@Injectable()
export class TurnsOfPerson extends PersonPart {
  readonly name = 'assistant';
  readonly tables = ['assistant_turns'];

  constructor(private readonly database: Database) {
    super();
  }

  read({ callSids }: PersonKeys): Promise<object[]> {
    return this.database.read
      .withTables<AssistantTables>()
      .selectFrom('assistant_turns')
      .selectAll()
      .where('call_sid', 'in', callSids)
      .execute();
  }

  async erase({ query }: Tx, { callSids }: PersonKeys): Promise<void> {
    await query
      .withTables<AssistantTables>()
      .deleteFrom('assistant_turns')
      .where('call_sid', 'in', callSids)
      .execute();
  }
}
