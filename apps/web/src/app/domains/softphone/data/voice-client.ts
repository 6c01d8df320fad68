import type { AudioChoice } from './models/audio';
import type { PreflightReport } from './models/preflight';
import { LocalFaultCode, type VoiceCallEvent, type VoiceFault } from './models/voice-events';

/** Ends a subscription. Calling it twice is harmless. */
export type Unlisten = () => void;

/** One call, from the browser's side. Commands in a state that does not allow them do nothing. */
export interface VoiceCall {
  /** Local id, stable for the life of the call. */
  readonly id: string;
  readonly direction: 'outgoing' | 'incoming';
  /** The other side: an E.164 number, or a client identity without its `client:` prefix. */
  readonly remote: string;
  /** Name of the caller where the flow sent one (`<Parameter name="callerName">`). */
  readonly remoteName?: string;
  /** CallSid of the call that this one is a leg of, where the flow sent it: the same in every browser that rings. */
  readonly parentSid?: string;
  /** What the caller has asked the assistant before, where the flow sent it (`<Parameter name="summary">`). */
  readonly asked?: string;
  /** True when the network vouches for the caller's number (STIR/SHAKEN level A). */
  readonly verified?: boolean;
  /** Twilio's CallSid, once known. */
  callSid(): string | undefined;
  listen(listener: (event: VoiceCallEvent) => void): Unlisten;
  accept(): void;
  reject(): void;
  hangUp(): void;
  mute(muted: boolean): void;
  /** Sends tones: `0-9`, `*`, `#`, and `w` for half a second of silence. */
  sendDigits(digits: string): void;
}

export type VoiceClientEvent =
  /** The line can take calls. */
  | { type: 'registered' }
  /** The line cannot take calls now; the client keeps trying by itself unless it was told to leave. */
  | { type: 'unregistered' }
  | { type: 'incoming'; call: VoiceCall }
  /** The token runs out in a few seconds: give a new one by `updateToken`. */
  | { type: 'token-expiring' }
  | { type: 'fault'; fault: VoiceFault };

/** Where and how to connect. */
export interface LineOptions {
  /** Edge location such as `dublin`; Twilio's nearest where absent. */
  edge?: string;
  /** WebSocket address of a Twilio emulator, such as `ws://localhost:4010/signal`; Twilio itself where absent. */
  emulatorSignallingUrl?: string;
}

export type PreflightEvent =
  | { type: 'connected' }
  | { type: 'sample' }
  | { type: 'completed'; report: PreflightReport }
  | { type: 'failed'; fault: VoiceFault };

export interface PreflightRun {
  stop(): void;
}

export interface PreflightOptions extends LineOptions {
  token: string;
  audio: AudioChoice;
  /** Number that the test call dials, such as an echo number; the TwiML App decides where absent. */
  target?: string;
  /** The test call is ended after this time. */
  durationSec: number;
}

/**
 * The port between the phone and whatever carries its calls: registers, places and receives them. Plain types only:
 * nothing of a vendor's SDK passes it, so that stores and components are tested with a fake.
 */
export abstract class VoiceClient {
  abstract listen(listener: (event: VoiceClientEvent) => void): Unlisten;
  /**
   * Opens the line with an access token, or goes on with the one that was to retire. Rejects with a {@link VoiceError}
   * when the SDK cannot start at all.
   */
  abstract connect(token: string, options: LineOptions): Promise<void>;
  /** Hands over a fresh token, without a gap in the line. */
  abstract updateToken(token: string): void;
  /** Tries to register again after the network came back; does nothing when registered. */
  abstract wake(): void;
  /** Takes no more calls and closes the line when the last one is over. Resolves when it is closed or goes on. */
  abstract retire(): Promise<void>;
  /** Hangs up everything and closes the line. */
  abstract disconnect(): void;
  /** Dials an E.164 number, with an extension (`;ext=12`) or without. Rejects with a {@link VoiceError} when no call could be started. */
  abstract call(number: string): Promise<VoiceCall>;
  /** Takes effect at once, also in a call. */
  abstract useAudio(choice: AudioChoice): Promise<void>;
  /** Runs a short test call on a second connection. */
  abstract preflight(options: PreflightOptions, listener: (event: PreflightEvent) => void): PreflightRun;
}

/** A {@link VoiceFault} that is thrown. */
export class VoiceError extends Error implements VoiceFault {
  override readonly name = 'VoiceError';

  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

/** Narrows whatever was thrown to a fault. */
export function toFault(error: unknown): VoiceFault {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'number') {
    return { code: error.code, message: 'message' in error ? String(error.message) : '' };
  }
  return { code: LocalFaultCode.unknown, message: error instanceof Error ? error.message : String(error) };
}
