import { existsSync } from 'node:fs';
import { validateSync } from 'class-validator';
import { Config } from './config';
import { envKeysOf, type EnvKey } from './env-key';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment does not fit: one line for each key at fault. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
  }
}

/** Takes `.env` of the working folder, where there is one; what the environment already says wins. */
export function readEnvironment(file = '.env'): Environment {
  if (existsSync(file)) process.loadEnvFile(file);
  return process.env;
}

/**
 * Makes the configuration of an environment. Empty values count as absent.
 * @throws ConfigError that names every key at fault and what it should be.
 */
export function loadConfig(environment: Environment): Config {
  const config = new Config();
  for (const { key, property, read } of envKeysOf(Config)) {
    const text = environment[key]?.trim();
    if (text) Object.assign(config, { [property]: read ? read(text) : text });
  }
  const problems = [...wrongValues(config, environment), ...contradictions(config)];
  if (problems.length > 0) throw new ConfigError(problems);
  // The emulator stands in for SendGrid and Meta too, unless they are elsewhere: what is tried here must not reach real people.
  if (config.emulatorUrl !== undefined) {
    if (!environment['SENDGRID_API_URL']?.trim()) config.sendgridApiUrl = config.emulatorUrl;
    if (!environment['META_GRAPH_URL']?.trim()) config.metaGraphUrl = config.emulatorUrl;
  }
  return config;
}

function wrongValues(config: Config, environment: Environment): string[] {
  const keys = new Map(envKeysOf(Config).map((key) => [key.property, key]));
  return validateSync(config).flatMap(({ property }) => {
    const key = keys.get(property);
    return key ? [wrongValue(key, environment[key.key])] : [];
  });
}

function wrongValue({ key, expects, secret }: EnvKey, text = ''): string {
  return `${key} must be ${expects}; it is ${secret ? `${text.trim().length} characters of something else` : `"${text.trim()}"`}.`;
}

/** What fits by itself but not together. */
function contradictions(config: Config): string[] {
  const problems: string[] = [];
  const account = [
    ['TWILIO_ACCOUNT_SID', config.accountSid],
    ['TWILIO_AUTH_TOKEN', config.authToken],
    ['TWILIO_PHONE_NUMBER', config.phoneNumber],
  ] as const;
  const apiKey = [
    ['TWILIO_API_KEY_SID', config.apiKeySid],
    ['TWILIO_API_KEY_SECRET', config.apiKeySecret],
  ] as const;
  for (const group of [account, apiKey]) {
    const missing = group.filter(([, value]) => value === undefined).map(([key]) => key);
    const given = group.filter(([, value]) => value !== undefined).map(([key]) => key);
    if (missing.length > 0 && given.length > 0) {
      problems.push(`${missing.join(' and ')} must be set too, since ${given.join(' and ')} is set.`);
    }
  }
  const spoken = languageOf(config.voiceName);
  if (spoken !== undefined && spoken !== config.voiceLanguage) {
    problems.push(
      `VOICE_NAME must be a voice of VOICE_LANGUAGE, which is "${config.voiceLanguage}"; ${config.voiceName} speaks ${spoken}.`,
    );
  }
  if (config.webhookSignatures === 'off' && config.nodeEnv === 'production') {
    problems.push('WEBHOOK_SIGNATURES must be on where NODE_ENV is production; it is "off".');
  }
  if (config.nodeEnv === 'production') {
    const usual = new Config();
    const forTests = envKeysOf(Config).filter((key) => key.forTests);
    if (
      forTests.some(({ property }) => config[property as keyof Config] !== usual[property as keyof Config])
    ) {
      const keys = forTests.map(({ key }) => key).join(' and ');
      problems.push(`${keys} are for tests: leave them out in production.`);
    }
  }
  return problems;
}

/** What a voice speaks, where its name says so: `Google.es-ES-Standard-A`. Source: https://www.twilio.com/docs/voice/twiml/say/text-speech */
const languageOf = (voice = ''): string | undefined => /^Google\.([a-z]{2,3}-[A-Z]{2})-/.exec(voice)?.[1];
