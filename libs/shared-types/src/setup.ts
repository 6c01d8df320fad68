import type { CredentialField } from './rules';

/** Answer of `POST /setup/voice-url`: what the person pastes into the TwiML App. */
export interface VoiceUrls {
  /** Voice request URL, with the seal and the connection overrides (`#rc=…`). */
  voiceUrl: string;
  /** Voice fallback URL: a safe spoken apology. */
  voiceFallbackUrl: string;
  /** Where Twilio tells that a call is over, also where nothing else does: its caller may give up before it is answered. */
  statusCallbackUrl: string;
  /** The public base the URLs are built on. */
  publicBaseUrl: string;
  /** False when Twilio cannot reach that base (localhost without a tunnel). Always true with the emulator. */
  reachable: boolean;
}

/** One step of *Test connection*. */
export type ConnectionCheckName =
  'account' | 'api-key' | 'twiml-app' | 'phone-number' | 'voice-url' | 'status-callback';

export interface ConnectionCheck {
  name: ConnectionCheckName;
  /** `skipped` when an earlier check failed and this one cannot be asked. */
  state: 'ok' | 'failed' | 'warning' | 'skipped';
  /**
   * What was found, as a stable code the web app puts into words, such as `account/wrong-token`,
   * `account/suspended`, `api-key/wrong-secret`, `api-key/other-account`, `twiml-app/not-found`,
   * `phone-number/not-owned`, `voice-url/differs`, `voice-url/rotated-token`, `twilio/unreachable`.
   */
  code: string;
  /** English sentence: what happened, why, and what to do. */
  detail: string;
  /** What the words for the code name, such as `{ status: '503' }`. */
  parameters?: Record<string, string>;
  /** The field to correct, where one is wrong. */
  field?: CredentialField;
  /** Twilio's own error code, where it gave one. */
  twilioCode?: number;
}

/** Answer of `POST /setup/test`. */
export interface ConnectionReport {
  /** True when nothing failed (warnings allowed). */
  ok: boolean;
  checks: ConnectionCheck[];
}
