import { Injectable } from '@nestjs/common';
import { CallHistoryStore } from '../call-history.store';

/** A call as other domains need it. */
export interface KnownCall {
  callSid: string;
  /** Null: it came for a number of no organisation. */
  organisationId: string | null;
  from: string;
  to: string;
  startedAt: number;
  isOver: boolean;
}

/** Whose a call is: some webhooks name nothing but its SID. */
@Injectable()
export class KnownCalls {
  constructor(private readonly store: CallHistoryStore) {}

  async find(callSid: string): Promise<KnownCall | undefined> {
    const row = await this.store.findOfAll(callSid);
    return (
      row && {
        callSid,
        organisationId: row.organisation_id,
        from: row.caller,
        to: row.called,
        startedAt: row.started_at,
        isOver: row.ended_at !== null,
      }
    );
  }
}
