import { Injectable } from '@nestjs/common';
import { CallHistoryStore } from '../call-history.store';

/** Flows that a call may go through: a caller who chooses again and again is let do so for a while. */
const FLOWS_MAX = 25;

/** A call as other domains need it. */
export interface KnownCall {
  callSid: string;
  /** Null: it came for a number of no organisation. */
  organisationId: string | null;
  from: string;
  to: string;
  /** Which of the two is the team's number: what was called, or what is shown to whom is called. */
  ours: string;
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
        ours: row.direction === 'outgoing' ? row.caller : row.called,
        startedAt: row.started_at,
        isOver: row.ended_at !== null,
      }
    );
  }

  /** True where a call has come to a step of this flow. */
  hasWalked(callSid: string, flow: string): Promise<boolean> {
    return this.store.hasWalked(callSid, flow);
  }

  /** True where a call has gone from flow to flow so often that they will not end by themselves. */
  async hasWandered(callSid: string): Promise<boolean> {
    return (await this.store.begunFlows(callSid)) >= FLOWS_MAX;
  }
}
