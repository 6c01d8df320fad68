import type {
  ApiConfig,
  ConnectionCheck,
  ConnectionReport,
  DemoAccount,
  TwilioCredentials,
} from '@centralita/shared-types';

export const CREDENTIALS: TwilioCredentials = {
  accountSid: 'AC' + 'a1'.repeat(16),
  authToken: 'b2'.repeat(16),
  apiKeySid: 'SK' + 'c3'.repeat(16),
  apiKeySecret: 'Secret'.repeat(5),
  twimlAppSid: 'AP' + 'd4'.repeat(16),
  phoneNumber: '+15550001111',
};

export const OWN_SERVER: ApiConfig = {
  version: '1.0.0',
  publicBaseUrl: 'https://desk.example',
  publicBaseUrlSource: 'environment',
  personalMode: 'on',
  setup: 'done',
  allowedCountries: [],
};

export const DEMO_SERVER: ApiConfig = {
  ...OWN_SERVER,
  publicBaseUrlSource: 'local',
  emulator: {
    baseUrl: 'http://localhost:4010',
    signallingUrl: 'ws://localhost:4010/signal',
    handsetUrl: 'http://localhost:4010/handset',
  },
};

export const DEMO_ACCOUNT: DemoAccount = {
  credentials: CREDENTIALS,
  numbers: [
    { phoneNumber: '+15550100001', behaviour: 'echo' },
    { phoneNumber: '+15550100003', behaviour: 'busy' },
  ],
};

const NAMES = ['account', 'api-key', 'twiml-app', 'phone-number', 'voice-url'] as const;

/** A report in which all is well but the given checks. */
export const reportWith = (...different: ConnectionCheck[]): ConnectionReport => {
  const checks = NAMES.map(
    (name): ConnectionCheck =>
      different.find((check) => check.name === name) ?? {
        name,
        state: 'ok',
        code: `${name}/ok`,
        detail: 'Well.',
      },
  );
  return { ok: checks.every(({ state }) => state !== 'failed'), checks };
};

export const WRONG_TOKEN: ConnectionCheck = {
  name: 'account',
  state: 'failed',
  code: 'account/wrong-token',
  detail: 'Twilio refuses the Auth Token.',
  field: 'authToken',
  twilioCode: 20003,
};

export const NOT_YET_HERE: ConnectionCheck = {
  name: 'voice-url',
  state: 'failed',
  code: 'voice-url/differs',
  detail: 'It leads elsewhere.',
  field: 'twimlAppSid',
};

export const ROTATED: ConnectionCheck = { ...NOT_YET_HERE, code: 'voice-url/rotated-token' };
