import type { TwilioCredentials } from './credentials';

/** Answer of `GET /api/config`: what the web app needs to know of this server. */
export interface ApiConfig {
  version: string;
  /** Public base URL that Twilio calls; absent until one is configured or a tunnel is noticed. */
  publicBaseUrl?: string;
  publicBaseUrlSource: 'environment' | 'tunnel' | 'local';
  /** Whether people may bring their own credentials. */
  personalMode: 'on' | 'off';
  /** `needed` until somebody has used the one-time link of the terminal. */
  setup: 'needed' | 'done';
  /** Two-letter countries that may be dialled; empty means every country. */
  allowedCountries: string[];
  /** Present when this server talks to the Twilio emulator instead of Twilio. */
  emulator?: EmulatorConfig;
}

export interface EmulatorConfig {
  /** Emulator's base, as the browser reaches it, such as `http://localhost:4010`. */
  baseUrl: string;
  /** WebSocket address of its signalling, such as `ws://localhost:4010/signal`. */
  signallingUrl: string;
  /** The page with a simulated outside phone. */
  handsetUrl: string;
}

/** Answer of `GET /api/demo-account` (404 without the emulator): the emulator's own account. */
export interface DemoAccount {
  credentials: TwilioCredentials;
  /** Outside numbers worth dialling, each with what it does. */
  numbers: DemoNumber[];
}

export interface DemoNumber {
  phoneNumber: string;
  behaviour: 'echo' | 'speak' | 'busy' | 'no-answer' | 'fail' | 'hang-up' | 'handset';
}
