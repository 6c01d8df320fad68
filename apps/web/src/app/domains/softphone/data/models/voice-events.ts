/** Something that went wrong, as the carrier names it. Put into words by `voice-errors.ts`. */
export interface VoiceFault {
  /** Twilio's error code, such as 31401, or one of our own {@link LocalFaultCode}s. */
  code: number;
  /** The carrier's own English message, for the details line and for logs. Never shown alone. */
  message: string;
}

/** Faults that this browser finds before Twilio can: outside Twilio's number ranges on purpose. */
export const LocalFaultCode = {
  /** Anything without a code. */
  unknown: 0,
  /** The page is not served from https or localhost, so the browser gives no microphone. */
  insecurePage: 1,
  /** The browser has no WebRTC. */
  noWebRtc: 2,
  /** The signalling address never answered. */
  unreachable: 3,
  /** The SDK's own script could not be loaded. */
  scriptNotLoaded: 4,
  /** A ringing call was lost with the connection; the network rings again if it still can. */
  ringingLost: 5,
} as const;

/** Quality problems that a person can act on. Several SDK warnings fold into one. */
export type QualityWarning =
  | 'network-lost'
  | 'network-slow'
  | 'network-lossy'
  | 'network-unsteady'
  | 'microphone-silent'
  | 'no-audio-in';

/** Why a call is over. */
export type EndReason =
  /** This side hung up a call that was live. */
  | 'hung-up-here'
  /** The other side, or the flow, ended a call that was live. */
  | 'hung-up-there'
  /** This side gave up while it still rang. */
  | 'cancelled-here'
  /** An outgoing call ended before anyone answered. */
  | 'unanswered'
  /** The dialled number is in another call. */
  | 'busy'
  /** The dialled number does not exist, is switched off, or its network refused the call. */
  | 'unreachable'
  /** An incoming call stopped ringing before it was answered here. */
  | 'missed'
  /** An incoming call was declined here. */
  | 'rejected-here'
  /** Something broke; the event carries the fault. */
  | 'failed';

export type VoiceCallEvent =
  | { type: 'ringing' }
  | { type: 'accepted' }
  | { type: 'reconnecting' }
  | { type: 'reconnected' }
  | { type: 'muted'; muted: boolean }
  /** Loudness from 0 to 1 of the microphone and of the far end; about 20 times a second while live. */
  | { type: 'volume'; input: number; output: number }
  | { type: 'warning'; warning: QualityWarning }
  | { type: 'warning-cleared'; warning: QualityWarning }
  /** A fault the call survives, such as a tone that could not be sent. */
  | { type: 'fault'; fault: VoiceFault }
  /** Told once; nothing follows it. */
  | { type: 'ended'; reason: EndReason; fault?: VoiceFault };
