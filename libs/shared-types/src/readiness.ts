/** What is looked at before going live, in the order in which it is shown. */
export const READINESS_CHECKS = [
  'credentials',
  'balance',
  'numbers',
  'webhooks',
  'public-url',
  'messages',
  'bot',
  'knowledge',
  'templates',
  'environment',
  'alerts',
  'backup',
] as const;
export type ReadinessCheckName = (typeof READINESS_CHECKS)[number];

/** One thing that was found. */
export interface ReadinessItem {
  check: ReadinessCheckName;
  /** `warning` where it works, and something is missing all the same; `skipped` where it is not used, or could not be asked. */
  state: 'ok' | 'warning' | 'failed' | 'skipped';
  /** Stable, one of `READINESS_CODES` or of a provider's: the web app has words for it. */
  code: string;
  /** English: what was found, and what it means. */
  detail: string;
  /** English: what to do, where there is something to do. */
  todo?: string;
  /** What it is about, such as an account's name or a number. */
  subject?: string;
  /** What the words for the code name, such as `{ count: '3' }`. */
  parameters?: Record<string, string>;
  /** Where it is put right: a page of the web app (`/accounts`), or of a provider's console. */
  link?: string;
}

/** Answer of `GET /api/readiness` (owner), and of `npm run doctor -- --json`. */
export interface ReadinessReport {
  /** True when nothing failed (warnings allowed). */
  ok: boolean;
  /** Epoch milliseconds. */
  checkedAt: number;
  publicBaseUrl: string;
  items: ReadinessItem[];
}

/** Settings of a number, or of its TwiML App, that lead its calls and messages. */
export const NUMBER_SETTINGS = [
  'trunkSid',
  'voiceApplicationSid',
  'voiceUrl',
  'voiceFallbackUrl',
  'statusCallback',
  'smsApplicationSid',
  'smsUrl',
  'smsFallbackUrl',
  'appVoiceUrl',
  'appVoiceFallbackUrl',
  'appStatusCallback',
] as const;
export type NumberSetting = (typeof NUMBER_SETTINGS)[number];

/** A setting that is not as this server wants it. Passwords and seals in addresses are left out. */
export interface SettingDifference {
  setting: NumberSetting;
  /** Empty where nothing is set. */
  now: string;
  wanted: string;
}

/** Item of `GET /api/number-setup` (owner): a number at Twilio, and where it leads. */
export interface NumberSetup {
  accountId: string;
  accountName: string;
  numberSid: string;
  phoneNumber: string;
  name: string;
  /** Empty where it leads here, unless a service takes its messages. */
  differences: SettingDifference[];
  /**
   * What takes its messages to another place, whatever the number is set to: only Twilio's console changes that. Null where
   * Twilio did not tell.
   */
  messagesTakenBy?: MessagesTaker | null;
  /** When this server last set it, where that can be undone; epoch milliseconds. */
  undoableSince?: number;
  /**
   * Present where undoing puts back the TwiML App by which agents call: the other numbers (E.164) whose calls come by it
   * and go along.
   */
  undoTakesAlong?: string[];
  consoleUrl: string;
}

/** A Messaging Service at Twilio that does not leave messages to its numbers. */
export interface MessagesTaker {
  name: string;
  /** Where it asks, without passwords and keys; empty where it drops what comes in. */
  url: string;
  consoleUrl: string;
}

/** Answer of `GET /api/number-setup`. `POST /api/number-setup/:id/:number` and `…/undo` answer a `NumberSetup`. */
export interface NumberSetups {
  numbers: NumberSetup[];
  /** Accounts whose numbers could not be read, each with why (English). */
  unread: { accountId: string; accountName: string; code: string; detail: string }[];
  publicBaseUrl: string;
  /** False where Twilio cannot reach that address: nothing is set then. */
  reachable: boolean;
}
