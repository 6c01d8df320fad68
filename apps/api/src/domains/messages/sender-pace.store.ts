import { Injectable } from '@nestjs/common';
import type { Queries, Tx } from '../../platform/database/tx';
import type { MessageTables } from './messages-schema';

const tables = (query: Queries) => query.withTables<MessageTables>();

/** Keeps apart what one sender sends, however many replicas there are. */
@Injectable()
export class SenderPaceStore {
  /**
   * Takes the next free moment of a sender.
   *
   * @param from epoch milliseconds: not before this
   * @returns when it may send; the one after may `everyMs` later
   */
  async take({ query }: Tx, sender: string, from: number, everyMs: number): Promise<number> {
    const held = await tables(query)
      .insertInto('sender_pace')
      .values({ sender, next_at: from })
      .onConflict((known) =>
        known.column('sender').doUpdateSet((set) => ({ sender: set.ref('excluded.sender') })),
      )
      .returning('next_at')
      .executeTakeFirstOrThrow();
    const at = Math.max(from, held.next_at);
    await tables(query)
      .updateTable('sender_pace')
      .set({ next_at: at + everyMs })
      .where('sender', '=', sender)
      .execute();
    return at;
  }
}
