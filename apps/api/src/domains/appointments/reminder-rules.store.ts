import type { ReminderRules } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { AppointmentTables } from './appointments-schema';
import { USUAL_RULES } from './usual-rules';

const tables = (query: Queries) => query.withTables<AppointmentTables>();

/** The rules of organisations; the usual ones where none were written. */
@Injectable()
export class ReminderRulesStore {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async read(
    organisationId: string,
    { query }: { query: Queries } = { query: this.database.read },
  ): Promise<ReminderRules> {
    const row = await tables(query)
      .selectFrom('reminder_rules')
      .select('rules')
      .where('organisation_id', '=', organisationId)
      .executeTakeFirst();
    if (row) return JSON.parse(row.rules) as ReminderRules;
    const timeZone = this.config.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    return { ...USUAL_RULES, timeZone };
  }

  async write({ query }: Tx, organisationId: string, rules: ReminderRules, now: number): Promise<void> {
    const written = { rules: JSON.stringify(rules), updated_at: now };
    await tables(query)
      .insertInto('reminder_rules')
      .values({ organisation_id: organisationId, ...written })
      .onConflict((known) => known.column('organisation_id').doUpdateSet(written))
      .execute();
  }
}
