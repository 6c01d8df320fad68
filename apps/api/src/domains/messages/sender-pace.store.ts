import { Injectable } from '@nestjs/common';
import type { Queries, Tx } from '../../platform/database/tx';
import type { MessageTables } from './messages-schema';

const tables = (query: Queries) => query.withTables<MessageTables>();

/** Keeps apart what one sender sends, however many replicas there are. */
@Injectable()
export class SenderPaceStore {
  /**
   * Takes this moment, where it is free.
   *
   * @returns when it may be asked for again; undefined where it was taken
   */
  async takeNow(tx: Tx, sender: string, now: number, everyMs: number): Promise<number | undefined> {
    const next = await this.#held(tx, sender, now);
    if (next > now) return next;
    await this.#set(tx, sender, now + everyMs);
    return undefined;
  }

  /**
   * Takes the next free moment of a sender.
   *
   * @param from epoch milliseconds: not before this
   * @returns when it may send; the one after may `everyMs` later
   */
  async take(tx: Tx, sender: string, from: number, everyMs: number): Promise<number> {
    const at = Math.max(from, await this.#held(tx, sender, from));
    await this.#set(tx, sender, at + everyMs);
    return at;
  }

  /** Takes nothing and locks nothing. @returns when a sender is free; undefined where it has sent nothing yet */
  async freeAt({ query }: Tx, sender: string): Promise<number | undefined> {
    const row = await tables(query)
      .selectFrom('sender_pace')
      .select('next_at')
      .where('sender', '=', sender)
      .executeTakeFirst();
    return row?.next_at;
  }

  /** When it is free, with its row locked. */
  async #held({ query }: Tx, sender: string, from: number): Promise<number> {
    const held = await tables(query)
      .insertInto('sender_pace')
      .values({ sender, next_at: from })
      .onConflict((known) =>
        known.column('sender').doUpdateSet((set) => ({ sender: set.ref('excluded.sender') })),
      )
      .returning('next_at')
      .executeTakeFirstOrThrow();
    return held.next_at;
  }

  async #set({ query }: Tx, sender: string, next_at: number): Promise<void> {
    await tables(query).updateTable('sender_pace').set({ next_at }).where('sender', '=', sender).execute();
  }
}
