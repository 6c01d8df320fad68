import type { Trouble, TroubleAction } from './models/trouble';
import { LocalFaultCode, type VoiceFault } from './models/voice-events';

interface TroubleRow {
  key: string;
  action: TroubleAction;
  codes: readonly number[];
}

/**
 * One row per thing a person can meet. Codes: https://www.twilio.com/docs/api/errors and the error classes of the
 * Voice SDK; those below 100 are {@link LocalFaultCode}s.
 */
const ROWS: readonly TroubleRow[] = [
  { key: 'microphone-refused', action: 'allow-microphone', codes: [31401, 31208] },
  { key: 'microphone-failed', action: 'devices', codes: [31402] },
  { key: 'insecure-page', action: 'none', codes: [LocalFaultCode.insecurePage] },
  { key: 'no-webrtc', action: 'none', codes: [LocalFaultCode.noWebRtc] },
  { key: 'script-not-loaded', action: 'reload', codes: [LocalFaultCode.scriptNotLoaded] },
  { key: 'ringing-lost', action: 'none', codes: [LocalFaultCode.ringingLost] },
  { key: 'unreachable', action: 'retry', codes: [LocalFaultCode.unreachable, 53000, 31003] },
  { key: 'token-invalid', action: 'settings', codes: [20101, 20102, 31204, 31102] },
  { key: 'key-unknown', action: 'settings', codes: [20103, 20105, 20107, 31202] },
  { key: 'token-expired', action: 'retry', codes: [20104, 31205] },
  { key: 'token-too-long', action: 'settings', codes: [20157, 31207] },
  { key: 'credentials-refused', action: 'settings', codes: [20003, 20151, 31201] },
  { key: 'account-suspended', action: 'settings', codes: [31203, 20005, 10001] },
  { key: 'app-not-found', action: 'settings', codes: [31001, 31104] },
  { key: 'name-invalid', action: 'settings', codes: [31105] },
  { key: 'connection-ended', action: 'retry', codes: [31005, 53001] },
  { key: 'connection-closed', action: 'retry', codes: [31009] },
  { key: 'twilio-unknown', action: 'retry', codes: [31000, 31500] },
  { key: 'media-failed', action: 'preflight', codes: [53405, 53407] },
  { key: 'media-not-agreed', action: 'preflight', codes: [53400, 53402, 31400] },
  { key: 'cancelled', action: 'none', codes: [31008, 31487] },
  { key: 'not-found', action: 'none', codes: [31404] },
  { key: 'not-available', action: 'none', codes: [31480, 31408] },
  { key: 'busy', action: 'none', codes: [31486, 31600] },
  { key: 'declined', action: 'none', codes: [31603, 31002, 31403] },
  { key: 'too-many', action: 'none', codes: [31206, 31212, 10004, 14107] },
  { key: 'call-lost', action: 'retry', codes: [31107, 31209] },
  {
    key: 'number-not-allowed',
    action: 'none',
    codes: [13223, 13224, 13225, 13226, 13227, 21215, 21216, 21211],
  },
  { key: 'caller-id-refused', action: 'settings', codes: [13214, 21210, 21212] },
  { key: 'webhook-failed', action: 'settings', codes: [11200, 11205, 11210, 12100, 12200, 12300] },
];

const BY_CODE = new Map(ROWS.flatMap((row) => row.codes.map((code) => [code, row] as const)));

/** Codes with which Twilio refuses a token: a fresh one may help, once. */
const TOKEN_CODES: readonly number[] = [
  20101, 20102, 20103, 20104, 20105, 20107, 20151, 20157, 31201, 31202, 31204, 31205, 31207,
];

/** Codes after which the SDK reconnects by itself. */
const TRANSIENT_CODES: readonly number[] = [31005, 31009, 53000, 53001];

export const TROUBLE_KEYS: readonly string[] = [...ROWS.map(({ key }) => key), 'generic'];

export function explain(fault: VoiceFault): Trouble {
  const row = BY_CODE.get(fault.code);
  const code = fault.code >= 1000 ? { code: fault.code } : {};
  return row ? { key: row.key, action: row.action, ...code } : { key: 'generic', action: 'retry', ...code };
}

export function isTokenFault({ code }: VoiceFault): boolean {
  return TOKEN_CODES.includes(code);
}

export function isTransientFault({ code }: VoiceFault): boolean {
  return TRANSIENT_CODES.includes(code);
}
