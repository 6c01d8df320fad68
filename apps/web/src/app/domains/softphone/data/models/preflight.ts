import type { Trouble } from './trouble';
import type { QualityWarning } from './voice-events';

/** What the preflight test found. Times in milliseconds, averages over the test call. */
export interface PreflightReport {
  quality?: 'excellent' | 'great' | 'good' | 'fair' | 'degraded';
  /** Mean opinion score, 1 to 4.5. */
  mos?: number;
  roundTripMs?: number;
  jitterMs?: number;
  packetLossPercent?: number;
  /** How long the media connection took. */
  mediaSetUpMs?: number;
  edge?: string;
  /** Media had to pass a relay (TURN). */
  relayed?: boolean;
  warnings: QualityWarning[];
}

/** `good` = nothing to do, `fair` = calls work but will not always sound well, `poor` = people will complain. */
export type PreflightVerdict = 'good' | 'fair' | 'poor';

export type PreflightState =
  | { step: 'ready' }
  /** Reaching Twilio. */
  | { step: 'connecting' }
  /** In the test call, one sample a second. */
  | { step: 'measuring'; samples: number }
  | { step: 'done'; report: PreflightReport; verdict: PreflightVerdict }
  | { step: 'failed'; trouble: Trouble };

/** One sample a second; the first ones are needed for the averages to settle. */
export const PREFLIGHT_SEC = 10;
