import type { QualityWarning } from './models/voice-events';

/**
 * The SDK's warnings, folded into the few that mean something to a person.
 * Source: https://www.twilio.com/docs/voice/sdks/javascript/twiliocall#warning-event
 */
const WARNINGS: Record<string, QualityWarning> = {
  'high-rtt': 'network-slow',
  'low-mos': 'network-unsteady',
  'high-jitter': 'network-unsteady',
  'high-packet-loss': 'network-lossy',
  'high-packets-lost-fraction': 'network-lossy',
  'low-bytes-received': 'no-audio-in',
  'low-bytes-sent': 'network-lost',
  'ice-connectivity-lost': 'network-lost',
  'constant-audio-input-level': 'microphone-silent',
};

/** Undefined for what only an engineer would care about. */
export function qualityWarning(sdkName: string): QualityWarning | undefined {
  return WARNINGS[sdkName];
}
