import type { WalkedStep } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import { CallAnswersStore } from '../call-answers.store';
import { CallHistoryStore } from '../call-history.store';

/** Longer than any call: one that has not ended then was lost. */
const LONGEST_CALL_MS = 12 * 3_600_000;
const CALLS_MAX = 100;

/** A call that is going on, and the step in which it stands. */
export interface StandingCall {
  callSid: string;
  from: string;
  to: string;
  startedAt: number;
  flow: string;
  step: string;
  at: number;
}

/** The way of calls through the flows. */
@Injectable()
export class CallWalks {
  constructor(
    private readonly calls: CallHistoryStore,
    private readonly answers: CallAnswersStore,
    private readonly clock: Clock,
  ) {}

  /** All steps of a call, in order. Whose call it is must have been asked before. */
  async steps(callSid: string): Promise<WalkedStep[]> {
    const [walked, answers] = await Promise.all([this.calls.steps([callSid]), this.answers.of(callSid)]);
    return (walked.get(callSid) ?? []).map(({ webhook, flow, step, at }) => {
      const row = answers.get(webhook);
      const answer = row
        ? {
            parameters: JSON.parse(row.parameters) as Record<string, string>,
            query: JSON.parse(row.query) as Record<string, string>,
            twiml: row.twiml,
            failure: row.failure,
            isSecret: row.is_secret === 1,
          }
        : null;
      return { flow, step, at, answer };
    });
  }

  /** The latest first. */
  async standing(organisationId: string): Promise<StandingCall[]> {
    const since = this.clock.now() - LONGEST_CALL_MS;
    const calls = await this.calls.goingOn(organisationId, since, CALLS_MAX);
    const steps = await this.calls.steps(calls.map(({ call_sid }) => call_sid));
    return calls.flatMap(({ call_sid: callSid, caller: from, called: to, started_at: startedAt }) => {
      const last = steps.get(callSid)?.at(-1);
      return last ? [{ callSid, from, to, startedAt, flow: last.flow, step: last.step, at: last.at }] : [];
    });
  }
}
