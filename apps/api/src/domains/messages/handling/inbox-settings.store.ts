import { Injectable } from '@nestjs/common';
import { USUAL_INBOX_SETTINGS, type InboxSettings } from '@centralita/shared-types';
import { Database } from '../../../platform/database/database';
import type { Queries, Tx } from '../../../platform/database/tx';
import type { HandlingTables } from './handling-schema';

const tables = (query: Queries) => query.withTables<HandlingTables>();

/** What organisations chose; the usual where they chose nothing. */
@Injectable()
export class InboxSettingsStore {
  constructor(private readonly database: Database) {}

  async read(
    organisationId: string,
    { query }: { query: Queries } = { query: this.database.read },
  ): Promise<InboxSettings> {
    const row = await tables(query)
      .selectFrom('inbox_settings')
      .select('settings')
      .where('organisation_id', '=', organisationId)
      .executeTakeFirst();
    return { ...USUAL_INBOX_SETTINGS, ...(row && (JSON.parse(row.settings) as InboxSettings)) };
  }

  /** Whoever waits since before then has waited too long; 0 where there is no target. */
  async waitingBefore(organisationId: string, now: number): Promise<number> {
    const { replyMinutes } = await this.read(organisationId);
    return replyMinutes === 0 ? 0 : now - replyMinutes * 60_000;
  }

  async write({ query }: Tx, organisationId: string, settings: InboxSettings, now: number): Promise<void> {
    const written = { settings: JSON.stringify(settings), updated_at: now };
    await tables(query)
      .insertInto('inbox_settings')
      .values({ organisation_id: organisationId, ...written })
      .onConflict((known) => known.column('organisation_id').doUpdateSet(written))
      .execute();
  }
}
