import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { AssistantTables, AssistantTurnRow } from './assistant-schema';

const tables = (query: Queries) => query.withTables<AssistantTables>();

export type TurnEnd = Pick<AssistantTurnRow, 'state' | 'answer' | 'hand_over'>;

@Injectable()
export class AssistantStore {
  constructor(private readonly database: Database) {}

  /** @returns false where the turn was asked before: providers repeat their webhooks */
  async ask(tx: Tx, row: AssistantTurnRow): Promise<boolean> {
    const rows = await tables(tx.query)
      .insertInto('assistant_turns')
      .values(row)
      .onConflict((conflict) => conflict.columns(['call_sid', 'turn']).doNothing())
      .returning('turn')
      .execute();
    return rows.length > 0;
  }

  async settle(tx: Tx, callSid: string, turn: number, end: TurnEnd): Promise<void> {
    await tables(tx.query)
      .updateTable('assistant_turns')
      .set(end)
      .where('call_sid', '=', callSid)
      .where('turn', '=', turn)
      .execute();
  }

  find(callSid: string, turn: number): Promise<AssistantTurnRow | undefined> {
    return tables(this.database.read)
      .selectFrom('assistant_turns')
      .selectAll()
      .where('call_sid', '=', callSid)
      .where('turn', '=', turn)
      .executeTakeFirst();
  }

  /** The latest turns of a call, the oldest first. */
  async latest(callSid: string, limit: number): Promise<AssistantTurnRow[]> {
    const rows = await tables(this.database.read)
      .selectFrom('assistant_turns')
      .selectAll()
      .where('call_sid', '=', callSid)
      .orderBy('turn', 'desc')
      .limit(limit)
      .execute();
    return rows.reverse();
  }

  async dropBefore(tx: Tx, then: number): Promise<void> {
    await tables(tx.query).deleteFrom('assistant_turns').where('asked_at', '<', then).execute();
  }
}
