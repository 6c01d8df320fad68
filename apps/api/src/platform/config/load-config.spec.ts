import { readFileSync } from 'node:fs';
import { Config } from './config';
import { envKeysOf } from './env-key';
import { ConfigError, loadConfig } from './load-config';

const problemsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    loadConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
};

describe('loadConfig', () => {
  it('needs nothing, and takes empty values as absent', () => {
    expect(loadConfig({})).toEqual(new Config());
    expect(loadConfig({ PORT: ' ', PUBLIC_BASE_URL: '', TRUSTED_PROXIES: '' })).toEqual(new Config());
  });

  it('reads numbers, lists and addresses', () => {
    expect(
      loadConfig({
        PORT: '3100',
        ALLOWED_COUNTRIES: 'US, ES',
        PUBLIC_BASE_URL: 'https://phone.example.com/',
        TRUSTED_PROXIES: 'loopback,10.0.0.0/8,::1',
        SENDER_MESSAGES_PER_SECOND: '0.5',
      }),
    ).toMatchObject({
      port: 3100,
      allowedCountries: ['US', 'ES'],
      publicBaseUrl: 'https://phone.example.com',
      trustedProxies: ['loopback', '10.0.0.0/8', '::1'],
      senderMessagesPerSecond: 0.5,
    });
  });

  it.each([
    ['PORT', 'abc', 'PORT must be a whole number from 0 to 65535; it is "abc".'],
    ['PORT', '70000', 'PORT must be a whole number from 0 to 65535; it is "70000".'],
    ['PORT', '30.5', 'PORT must be a whole number from 0 to 65535; it is "30.5".'],
    [
      'SENDER_MESSAGES_PER_SECOND',
      '0',
      'SENDER_MESSAGES_PER_SECOND must be a number from 0.01 to 1000, such as 0.5; it is "0".',
    ],
    ['MESSAGES_PER_DAY', '1.5', 'MESSAGES_PER_DAY must be a whole number from 1 to 10000000; it is "1.5".'],
    ['PERSONAL_MODE', 'yes', 'PERSONAL_MODE must be on or off; it is "yes".'],
    [
      'PUBLIC_BASE_URL',
      'phone.example.com/calls',
      'PUBLIC_BASE_URL must be an http(s) address without a path, such as https://phone.example.com; it is "phone.example.com/calls".',
    ],
    [
      'ALLOWED_COUNTRIES',
      'US,usa',
      'ALLOWED_COUNTRIES must be two-letter countries separated by commas, such as US,CA,ES; it is "US,usa".',
    ],
  ])('says what %s must be when it is %s', (key, value, problem) => {
    expect(problemsOf({ [key]: value })).toEqual([problem]);
  });

  it('names every key at fault at once, and shows no secret', () => {
    const problems = problemsOf({ PORT: 'x', LOG_LEVEL: 'loud', CENTRALITA_KEY: 'my-secret-key' });
    expect(problems).toHaveLength(3);
    expect(problems.join()).not.toContain('my-secret-key');
    expect(problems.at(-1)).toContain('CENTRALITA_KEY must be 32 random bytes');
  });

  it('reads each setting by the name that documents and consoles give it', () => {
    const environment = {
      ...{ TWILIO_ACCOUNT_SID: `AC${'a'.repeat(32)}`, TWILIO_AUTH_TOKEN: 'b'.repeat(32) },
      ...{ TWILIO_PHONE_NUMBER: '+14155550100', WHATSAPP_APP_SECRET: 'c'.repeat(32) },
      ...{ SENDGRID_API_KEY: `SG.${'d'.repeat(22)}.${'e'.repeat(43)}`, GEMINI_API_KEY: 'f'.repeat(39) },
      ...{ RASA_WEBHOOK_URL: 'http://localhost:5005/webhooks/rest/webhook', DEMO_MODE: 'true' },
      ...{ AUDIO_BASE_URL: 'https://files.example.com/audio', FALLBACK_PHONE_NUMBER: '+34911234567' },
    };
    const others = {
      ...{ TWILIO_WHATSAPP_NUMBER: 'whatsapp:+14155550101', TWILIO_SANDBOX_FROM: 'whatsapp:+14155238887' },
      ...{ PORT: '3001', DEBUG: 'true' },
    };
    const config = loadConfig({ ...environment, ...others });
    const keyed = envKeysOf(Config).filter(({ key }) => Object.hasOwn(environment, key));
    expect(
      Object.fromEntries(keyed.map(({ key, property }) => [key, config[property as keyof Config]])),
    ).toEqual(environment);
    expect(config).toMatchObject({ whatsappNumber: '+14155550101', sandboxNumber: '+14155238887' });
    expect(config).toMatchObject({ port: 3001, debug: true });
    expect(loadConfig({}).sandboxNumber).toBe('+14155238886');
  });

  it('wants an account whole', () => {
    expect(problemsOf({ TWILIO_ACCOUNT_SID: `AC${'a'.repeat(32)}` })).toEqual([
      'TWILIO_AUTH_TOKEN and TWILIO_PHONE_NUMBER must be set too, since TWILIO_ACCOUNT_SID is set.',
    ]);
  });

  it('refuses a voice that names another language than the one spoken in', () => {
    const voice = (VOICE_NAME: string, VOICE_LANGUAGE = 'en-US') =>
      problemsOf({ VOICE_NAME, VOICE_LANGUAGE });
    expect(voice('Google.es-ES-Standard-A')).toEqual([
      'VOICE_NAME must be a voice of VOICE_LANGUAGE, which is "en-US"; Google.es-ES-Standard-A speaks es-ES.',
    ]);
    expect(voice('Google.es-US-Chirp3-HD-Aoede', 'es-MX')).toHaveLength(1);
    expect(voice('Google.es-ES-Standard-A', 'es-ES')).toEqual([]);
    // The names of Polly's say no language.
    expect(voice('Polly.Lucia-Neural')).toEqual([]);
  });

  it('refuses other addresses of providers in production', () => {
    const elsewhere = { SENDGRID_API_URL: 'http://127.0.0.1:9' };
    expect(problemsOf(elsewhere)).toEqual([]);
    expect(problemsOf({ ...elsewhere, NODE_ENV: 'production' })).toEqual([
      'SENDGRID_API_URL and META_GRAPH_URL are for tests: leave them out in production.',
    ]);
  });

  it('refuses unsigned webhooks in production', () => {
    expect(problemsOf({ WEBHOOK_SIGNATURES: 'off' })).toEqual([]);
    expect(problemsOf({ WEBHOOK_SIGNATURES: 'off', NODE_ENV: 'production' })).toEqual([
      'WEBHOOK_SIGNATURES must be on where NODE_ENV is production; it is "off".',
    ]);
  });
});

describe('.env.example', () => {
  /** Read by the programs beside the API: `npm start` and the emulator. */
  const OTHER_PROGRAMS = ['EMULATOR', 'EMULATOR_PORT'];
  const example = readFileSync(new URL('../../../../../.env.example', import.meta.url), 'utf8');
  const lines = example.split('\n').filter((line) => /^#? ?[A-Z\d_]+=/.test(line));
  const keys = lines.map((line) => /([A-Z\d_]+)=/.exec(line)?.[1] ?? '');

  it('lists every key once', () => {
    expect([...keys].sort()).toEqual([...envKeysOf(Config).map(({ key }) => key), ...OTHER_PROGRAMS].sort());
  });

  it('is valid as it stands', () => {
    const values = Object.fromEntries(
      lines.filter((line) => !line.startsWith('#')).map((line) => line.split('=', 2)),
    ) as Record<string, string>;
    expect(problemsOf(values)).toEqual([]);
  });

  it('explains each key', () => {
    for (const key of keys) {
      const at = example.split('\n').findIndex((line) => new RegExp(`^${key}=`).test(line));
      expect(example.split('\n')[at - 1]).toMatch(/^# \S/);
    }
  });

  it('shows the defaults', () => {
    for (const { key, property, secret } of envKeysOf(Config)) {
      const value = new Config()[property as keyof Config];
      const shown = Array.isArray(value) ? value.join(',') : String(value ?? '');
      if (!secret) expect(lines).toContain(`${key}=${shown}`);
    }
  });
});
