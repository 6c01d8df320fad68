import type { CallRow } from '../calls-schema';

/** What stores of other domains may read beside rows of their own, and never write. */
export type ReadableCalls = {
  calls: Pick<
    CallRow,
    | 'call_sid'
    | 'organisation_id'
    | 'direction'
    | 'caller'
    | 'called'
    | 'started_at'
    | 'ended_at'
    | 'outcome'
    | 'talked_sec'
    | 'person_id'
    | 'answered_by'
    | 'account_sid'
  >;
};
