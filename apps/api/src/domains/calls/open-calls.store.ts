import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { CallRow, CallTables } from './calls-schema';

/** A call whose end nobody has told. */
export type OpenCall = Pick<CallRow, 'call_sid' | 'direction' | 'caller' | 'called' | 'started_at'> & {
  /** The side that goes on, where the call was given to somebody else. */
  moved_sid: string | null;
};

@Injectable()
export class OpenCallsStore {
  constructor(private readonly database: Database) {}

  /** Of an account of the provider, the earliest first. @param before moment by which they had begun */
  begun(accountSid: string, before: number, limit: number): Promise<OpenCall[]> {
    return this.database.read
      .withTables<CallTables>()
      .selectFrom('calls')
      .select(['call_sid', 'direction', 'caller', 'called', 'started_at'])
      .select((call) =>
        call
          .selectFrom('call_handovers')
          .select('moved_sid')
          .whereRef('call_handovers.call_sid', '=', 'calls.call_sid')
          .orderBy('at', 'desc')
          .limit(1)
          .as('moved_sid'),
      )
      .where('account_sid', '=', accountSid)
      .where('ended_at', 'is', null)
      .where('started_at', '<', before)
      .orderBy('started_at')
      .limit(limit)
      .execute();
  }
}
