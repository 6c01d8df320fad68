export type CallOutcome =
  'answered' | 'missed' | 'rejected' | 'unanswered' | 'busy' | 'unreachable' | 'cancelled' | 'failed';

export interface RecentCall {
  id: string;
  remote: string;
  name?: string;
  direction: 'outgoing' | 'incoming';
  outcome: CallOutcome;
  /** Epoch milliseconds. */
  beganAt: number;
  /** Of talking; absent when nobody talked. */
  durationSec?: number;
}
