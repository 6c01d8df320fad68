import type { CallRow } from './calls-schema';

/** A call that begins, as a webhook tells it; numbers in full. */
export interface NewCall {
  callSid: string;
  from: string;
  to: string;
  /** Account of the provider by which it goes, where whoever tells of it knows. */
  accountSid?: string;
}

/** Its row: incoming, of nobody. */
export const rowOf = ({ callSid, from, to, accountSid }: NewCall, now: number): CallRow => ({
  call_sid: callSid,
  organisation_id: null,
  person_id: null,
  direction: 'incoming',
  caller: from,
  called: to,
  started_at: now,
  ended_at: null,
  outcome: null,
  granted_sec: null,
  dialled_at: null,
  answered_at: null,
  talked_sec: null,
  answered_by: null,
  account_sid: accountSid ?? null,
  price_micros: null,
  price_unit: null,
});
