export type CallOutcome =
  | 'answered'
  | 'answered-elsewhere'
  | 'missed'
  | 'rejected'
  | 'unanswered'
  | 'busy'
  | 'unreachable'
  | 'cancelled'
  | 'failed';

export interface RecentCall {
  id: string;
  remote: string;
  name?: string;
  direction: 'outgoing' | 'incoming';
  outcome: CallOutcome;
  /** Who of the team answered, where it was not here. */
  answeredBy?: string;
  /** Epoch milliseconds. */
  beganAt: number;
  /** Of talking; absent when nobody talked. */
  durationSec?: number;
}
