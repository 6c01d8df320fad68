import { DEMO_CREDENTIALS, DEMO_VOICE_URL, type DemoCredentials } from './accounts/demo-account';
import type { ConnectionSettings } from './webhooks/connection-settings';

/** How an emulator is started. Everything has a default. */
export interface EmulatorOptions {
  /** 0 takes any free port. Default 4010. */
  port?: number;
  /** Default 127.0.0.1: this machine only. */
  host?: string;
  /** Names besides `host` and `localhost` by which the control API and the handset are reached. */
  allowedHosts?: string[];
  /** Where applications reach the emulator, such as `http://emulator:4010`: media's URLs begin so. Default: its own address. */
  publicUrl?: string;
  /** IP address that browsers send their audio to; by default that of `host`. */
  mediaAddress?: string;
  /** Replaces parts of the built-in account. */
  credentials?: Partial<DemoCredentials>;
  /** Voice URL of the built-in TwiML App. Default: Twilio's demo webhook, answered here. */
  voiceUrl?: string;
  /** Shorter webhook limits for tests. */
  webhooks?: Partial<ConnectionSettings>;
}

/** The same with every default filled in. */
export interface ResolvedOptions {
  port: number;
  host: string;
  /** With `host`. */
  allowedHosts: string[];
  mediaAddress: string;
  /** Without a slash at its end; empty for the emulator's own address. */
  publicUrl: string;
  credentials: DemoCredentials;
  voiceUrl: string;
  webhooks: Partial<ConnectionSettings>;
}

export const DEFAULT_PORT = 4010;
const LOOPBACK = '127.0.0.1';

export function resolveOptions(options: EmulatorOptions): ResolvedOptions {
  const host = options.host ?? LOOPBACK;
  return {
    port: options.port ?? DEFAULT_PORT,
    host,
    allowedHosts: [host, ...(options.allowedHosts ?? [])],
    mediaAddress:
      options.mediaAddress ?? (/^\d+(\.\d+){3}$/.test(host) && host !== '0.0.0.0' ? host : LOOPBACK),
    publicUrl: (options.publicUrl ?? '').replace(/\/+$/, ''),
    credentials: { ...DEMO_CREDENTIALS, ...options.credentials },
    voiceUrl: options.voiceUrl ?? DEMO_VOICE_URL,
    webhooks: options.webhooks ?? {},
  };
}

/** What each environment variable must look like. */
const SHAPES: Readonly<Record<keyof DemoCredentials, { key: string; shape: RegExp; example: string }>> = {
  accountSid: { key: 'EMULATOR_ACCOUNT_SID', shape: /^AC[0-9a-f]{32}$/, example: 'AC and 32 hex digits' },
  authToken: { key: 'EMULATOR_AUTH_TOKEN', shape: /^[0-9a-f]{32}$/, example: '32 hex digits' },
  apiKeySid: { key: 'EMULATOR_API_KEY_SID', shape: /^SK[0-9a-f]{32}$/, example: 'SK and 32 hex digits' },
  apiKeySecret: {
    key: 'EMULATOR_API_KEY_SECRET',
    shape: /^[A-Za-z0-9]{16,64}$/,
    example: '16 to 64 letters and digits',
  },
  twimlAppSid: { key: 'EMULATOR_TWIML_APP_SID', shape: /^AP[0-9a-f]{32}$/, example: 'AP and 32 hex digits' },
  phoneNumber: {
    key: 'EMULATOR_PHONE_NUMBER',
    shape: /^\+[1-9]\d{6,14}$/,
    example: 'a number such as +12025550100',
  },
};

/** Reads `EMULATOR_*`. Throws with the name of a bad value and what it should be. */
export function optionsFromEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): EmulatorOptions {
  const credentials: Partial<DemoCredentials> = {};
  for (const [field, { key, shape, example }] of Object.entries(SHAPES)) {
    const value = environment[key]?.trim();
    if (!value) continue;
    if (!shape.test(value)) throw new Error(`${key} must be ${example}.`);
    credentials[field as keyof DemoCredentials] = value;
  }
  const port = environment['EMULATOR_PORT']?.trim();
  if (port && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535)) {
    throw new Error(`EMULATOR_PORT must be a port number, 0 to 65535, not “${port}”.`);
  }
  const voiceUrl = environment['EMULATOR_VOICE_URL']?.trim();
  if (voiceUrl && !/^https?:\/\//.test(voiceUrl))
    throw new Error('EMULATOR_VOICE_URL must begin with http:// or https://.');
  const publicUrl = environment['EMULATOR_PUBLIC_URL']?.trim();
  if (publicUrl && !/^https?:\/\//.test(publicUrl))
    throw new Error('EMULATOR_PUBLIC_URL must begin with http:// or https://.');
  const host = environment['EMULATOR_HOST']?.trim();
  const allowedHosts = (environment['EMULATOR_ALLOWED_HOSTS'] ?? '').split(',').map((name) => name.trim());
  const mediaAddress = environment['EMULATOR_MEDIA_ADDRESS']?.trim();
  return {
    credentials,
    ...(port ? { port: Number(port) } : {}),
    ...(host ? { host } : {}),
    allowedHosts: allowedHosts.filter((name) => name !== ''),
    ...(mediaAddress ? { mediaAddress } : {}),
    ...(voiceUrl ? { voiceUrl } : {}),
    ...(publicUrl ? { publicUrl } : {}),
  };
}
