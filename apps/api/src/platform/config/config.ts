import {
  ACCOUNT_SID,
  API_KEY_SECRET,
  API_KEY_SID,
  AUTH_TOKEN,
  E164,
  META_APP_SECRET,
  REGIONS,
  SENDGRID_API_KEY,
  SENDGRID_WEBHOOK_KEY,
  TWIML_APP_SID,
  type Region,
} from '@centralita/shared-types';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsNumber,
  IsOptional,
  IsString,
  IsTimeZone,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { Env, isTrue, list, withoutChannel, withoutSlash } from './env-key';
import { IsSealingKey } from './is-sealing-key';
import { BotConfig } from './bot-config';
import { decimal, FLOW_ID, ORIGIN, SWITCH, whole, type Switch } from './config-shapes';

/**
 * Everything that can be configured, read from the environment once, before anything else. A value that does not fit
 * stops the start with the key's name and what it should be. `.env.example` describes each key.
 */
export class Config extends BotConfig {
  @Env('NODE_ENV', { expects: 'development, test or production' })
  @IsIn(['development', 'test', 'production'])
  nodeEnv: 'development' | 'test' | 'production' = 'development';

  @Env('HOST', { expects: 'an address of this machine, such as 127.0.0.1 or 0.0.0.0' })
  @Matches(/^[A-Za-z0-9.:-]+$/)
  host = '127.0.0.1';

  @Env('PORT', whole(0, 65_535))
  @IsInt()
  @Min(0)
  @Max(65_535)
  port = 3000;

  @Env('WEB_PORT', whole(1, 65_535))
  @IsInt()
  @Min(1)
  @Max(65_535)
  webPort = 4200;

  @Env('WEB_DIST', { expects: 'the folder of the built web app' })
  @IsOptional()
  @IsString()
  webDist?: string;

  @Env('LOG_LEVEL', { expects: 'fatal, error, warn, info, debug, trace or silent' })
  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
  logLevel = 'info';

  @Env('DEBUG', { expects: 'true or false', read: isTrue })
  @IsBoolean()
  debug = false;

  @Env('DATA_DIR', { expects: 'a folder in which this server may write' })
  @IsString()
  @IsNotEmpty()
  dataDir = 'data';

  @Env('DATABASE_URL', {
    expects: 'the address of a PostgreSQL database, such as postgres://user:password@host:5432/centralita',
    secret: true,
  })
  @IsOptional()
  @Matches(/^postgres(ql)?:\/\/\S+$/)
  databaseUrl?: string;

  @Env('MEDIA_S3_URL', {
    expects: 'the address of a bucket in path style, such as https://s3.eu-west-1.amazonaws.com/my-bucket',
    read: withoutSlash,
  })
  @IsOptional()
  @Matches(/^https?:\/\/[^\s/@?#]+\/[A-Za-z0-9._-]+(\/[\w.-]+)*$/)
  mediaS3Url?: string;

  @Env('MEDIA_S3_REGION', { expects: 'the region of the bucket, such as eu-west-1' })
  @Matches(/^[a-z0-9-]+$/)
  mediaS3Region = 'us-east-1';

  @Env('MEDIA_S3_ACCESS_KEY_ID', { expects: 'the id of an access key for MEDIA_S3_URL' })
  @IsOptional()
  @Matches(/^\S{3,128}$/)
  mediaS3AccessKeyId?: string;

  @Env('MEDIA_S3_SECRET_ACCESS_KEY', { expects: 'the secret of MEDIA_S3_ACCESS_KEY_ID', secret: true })
  @IsOptional()
  @Matches(/^\S{8,256}$/)
  mediaS3SecretAccessKey?: string;

  @Env('PUBLIC_BASE_URL', {
    expects: 'an http(s) address without a path, such as https://phone.example.com',
    read: withoutSlash,
  })
  @IsOptional()
  @Matches(ORIGIN)
  publicBaseUrl?: string;

  @Env('TRUSTED_PROXIES', {
    expects: 'IP addresses or ranges separated by commas, such as loopback,10.0.0.0/8',
    read: list,
  })
  @Matches(/^(loopback|linklocal|uniquelocal|[0-9a-f.:]+(\/[0-9a-f.:]+)?)$/i, { each: true })
  trustedProxies: string[] = [];

  @Env('NGROK_API_URL', {
    expects: "the address of ngrok's local API, such as http://127.0.0.1:4040",
    read: withoutSlash,
  })
  @Matches(ORIGIN)
  ngrokApiUrl = 'http://127.0.0.1:4040';

  @Env('TWILIO_EMULATOR_URL', {
    expects: 'an http(s) address without a path, such as http://127.0.0.1:4010',
    read: withoutSlash,
  })
  @IsOptional()
  @Matches(ORIGIN)
  emulatorUrl?: string;

  @Env('TWILIO_EMULATOR_PUBLIC_URL', {
    expects: 'an http(s) address without a path, such as http://localhost:4010',
    read: withoutSlash,
  })
  @IsOptional()
  @Matches(ORIGIN)
  emulatorPublicUrl?: string;

  @Env('DEMO_HISTORY', { expects: 'on or off' })
  @IsIn(['on', 'off'])
  demoHistory: 'on' | 'off' = 'on';

  @Env('TWILIO_ACCOUNT_SID', { expects: 'AC and 32 characters 0-9 a-f' })
  @IsOptional()
  @Matches(ACCOUNT_SID)
  accountSid?: string;

  @Env('TWILIO_AUTH_TOKEN', {
    expects: '32 characters 0-9 a-f, the Auth Token of TWILIO_ACCOUNT_SID',
    secret: true,
  })
  @IsOptional()
  @Matches(AUTH_TOKEN)
  authToken?: string;

  @Env('TWILIO_API_KEY_SID', { expects: 'SK and 32 characters 0-9 a-f' })
  @IsOptional()
  @Matches(API_KEY_SID)
  apiKeySid?: string;

  @Env('TWILIO_API_KEY_SECRET', {
    expects: '16 to 64 letters and digits, the secret of TWILIO_API_KEY_SID',
    secret: true,
  })
  @IsOptional()
  @Matches(API_KEY_SECRET)
  apiKeySecret?: string;

  @Env('TWILIO_TWIML_APP_SID', { expects: 'AP and 32 characters 0-9 a-f' })
  @IsOptional()
  @Matches(TWIML_APP_SID)
  twimlAppSid?: string;

  @Env('TWILIO_PHONE_NUMBER', { expects: 'a number of TWILIO_ACCOUNT_SID in E.164, such as +15551234567' })
  @IsOptional()
  @Matches(E164)
  phoneNumber?: string;

  @Env('TWILIO_REGION', { expects: 'us1, ie1 or au1' })
  @IsOptional()
  @IsIn(REGIONS)
  region?: Region;

  @Env('TWILIO_WHATSAPP_NUMBER', {
    expects: 'a number in E.164 that has WhatsApp, such as +15551234567',
    read: withoutChannel,
  })
  @IsOptional()
  @Matches(E164)
  whatsappNumber?: string;

  @Env('TWILIO_SANDBOX_FROM', {
    expects: "the number of Twilio's WhatsApp sandbox in E.164, such as whatsapp:+14155238886",
    read: withoutChannel,
  })
  @Matches(E164)
  sandboxNumber = '+14155238886';

  @Env('ACK_MODE', { expects: 'always or smart' })
  @IsIn(['always', 'smart'])
  ackMode: 'always' | 'smart' = 'always';

  @Env('SENDER_MESSAGES_PER_SECOND', decimal(0.01, 1000))
  @IsOptional()
  @IsNumber()
  @Min(0.01)
  @Max(1000)
  senderMessagesPerSecond?: number;

  @Env('MESSAGES_PER_DAY', whole(1, 10_000_000))
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000_000)
  messagesPerDay?: number;

  @Env('SENDGRID_API_KEY', { expects: 'SG. and two parts of letters and digits', secret: true })
  @IsOptional()
  @Matches(SENDGRID_API_KEY)
  sendgridApiKey?: string;

  @Env('SENDGRID_WEBHOOK_KEY', { expects: "the verification key of SendGrid's event webhook, in base64" })
  @IsOptional()
  @Matches(SENDGRID_WEBHOOK_KEY)
  sendgridWebhookKey?: string;

  @Env('SENDGRID_PARSE_KEY', { expects: "the public key of Inbound Parse's security policy, in base64" })
  @IsOptional()
  @Matches(SENDGRID_WEBHOOK_KEY)
  sendgridParseKey?: string;

  @Env('WHATSAPP_APP_SECRET', { expects: "32 characters 0-9 a-f, the secret of Meta's app", secret: true })
  @IsOptional()
  @Matches(META_APP_SECRET)
  whatsappAppSecret?: string;

  @Env('SENDGRID_API_URL', {
    expects: 'an http(s) address without a path',
    read: withoutSlash,
    forTests: true,
  })
  @Matches(ORIGIN)
  sendgridApiUrl = 'https://api.sendgrid.com';

  @Env('META_GRAPH_URL', { expects: 'an http(s) address without a path', read: withoutSlash, forTests: true })
  @Matches(ORIGIN)
  metaGraphUrl = 'https://graph.facebook.com';

  @Env('LOW_BALANCE', whole(0, 1_000_000, " in the account's currency"))
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  lowBalance = 10;

  @Env('CENTRALITA_KEY', {
    expects: '32 random bytes as base64url (43 characters) or hex (64 characters)',
    secret: true,
  })
  @IsOptional()
  @IsSealingKey()
  sealingKey?: string;

  @Env('CENTRALITA_KEY_PREVIOUS', { expects: 'a former CENTRALITA_KEY', secret: true })
  @IsOptional()
  @IsSealingKey()
  previousSealingKey?: string;

  @Env('PERSONAL_MODE', { expects: 'on or off' })
  @IsOptional()
  @IsIn(SWITCH)
  personalMode?: Switch;

  @Env('PRIVATE_WEBHOOKS', { expects: 'on or off' })
  @IsIn(SWITCH)
  privateWebhooks: Switch = 'off';

  @Env('WEBHOOK_SIGNATURES', { expects: 'on or off (off only in development)' })
  @IsIn(SWITCH)
  webhookSignatures: Switch = 'on';

  @Env('ALLOWED_COUNTRIES', {
    expects: 'two-letter countries separated by commas, such as US,CA,ES',
    read: list,
  })
  @Matches(/^[A-Z]{2}$/, { each: true })
  allowedCountries: string[] = [];

  @Env('CALLS_AT_ONCE', whole(1, 1000))
  @IsInt()
  @Min(1)
  @Max(1000)
  callsAtOnce = 5;

  @Env('CALLS_PER_HOUR', whole(1, 100_000))
  @IsInt()
  @Min(1)
  @Max(100_000)
  callsPerHour = 120;

  @Env('CALL_MINUTES_PER_DAY', whole(1, 100_000, ' of minutes'))
  @IsInt()
  @Min(1)
  @Max(100_000)
  callMinutesPerDay = 600;

  @Env('CALL_DURATION_MAX_SEC', whole(10, 86_400, ' of seconds'))
  @IsInt()
  @Min(10)
  @Max(86_400)
  callDurationMaxSec = 7200;

  @Env('RING_TIMEOUT_SEC', whole(5, 600, ' of seconds'))
  @IsInt()
  @Min(5)
  @Max(600)
  ringTimeoutSec = 25;

  @Env('VOICE_LANGUAGE', { expects: 'a language in which callers are spoken to, such as en-US or es-MX' })
  @Matches(/^(en|es)-[A-Z]{2}$/)
  voiceLanguage = 'en-US';

  @Env('VOICE_NAME', { expects: 'a voice of Twilio <Say>, such as Polly.Joanna-Neural' })
  @IsOptional()
  @Matches(/^[A-Za-z][A-Za-z0-9.-]+$/)
  voiceName?: string;

  @Env('INCOMING_FLOW', { expects: 'the id of an installed call flow, such as incoming-call' })
  @Matches(FLOW_ID)
  incomingFlow = 'incoming-call';

  @Env('OUTGOING_FLOW', { expects: 'the id of an installed call flow, such as outgoing-call' })
  @Matches(FLOW_ID)
  outgoingFlow = 'outgoing-call';

  @Env('RASA_WEBHOOK_URL', {
    expects: "the address of Rasa's REST channel, such as http://localhost:5005/webhooks/rest/webhook",
  })
  @IsOptional()
  @Matches(/^https?:\/\/[^\s/@]+\/\S+$/)
  rasaWebhookUrl?: string;

  @Env('FALLBACK_PHONE_NUMBER', { expects: 'a number in E.164, such as +15551234567' })
  @IsOptional()
  @Matches(E164)
  fallbackPhoneNumber?: string;

  @Env('TIME_ZONE', { expects: 'a time zone, such as Europe/Madrid' })
  @IsOptional()
  @IsTimeZone()
  timeZone?: string;

  @Env('TOKEN_TTL_SEC', whole(60, 86_400, ' of seconds'))
  @IsInt()
  @Min(60)
  @Max(86_400)
  tokenTtlSec = 900;

  @Env('REQUESTS_PER_MINUTE', whole(1, 100_000))
  @IsInt()
  @Min(1)
  @Max(100_000)
  requestsPerMinute = 60;

  @Env('METRICS_TOKEN', { expects: '16 to 200 characters without spaces', secret: true })
  @IsOptional()
  @Matches(/^\S{16,200}$/)
  metricsToken?: string;

  /** Level of the log: `LOG_LEVEL`, and more where `DEBUG` asks for it. */
  get leastLogLevel(): string {
    return this.debug && this.logLevel === 'info' ? 'debug' : this.logLevel;
  }

  /** Language of our own spoken sentences. */
  get spokenLanguage(): 'en' | 'es' {
    return this.voiceLanguage.startsWith('es') ? 'es' : 'en';
  }
}
