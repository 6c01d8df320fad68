/**
 * Patterns and limits of what people type, as plain values: the DTO decorators of this library and the web app's
 * forms read the same ones. So are the names on the wire that pages put into words. Nothing here imports anything.
 */

/** Shapes of Twilio's identifiers. Source: https://www.twilio.com/docs/glossary/what-is-a-sid (two letters, 32 hex digits). */
export const ACCOUNT_SID = /^AC[0-9a-f]{32}$/;
export const API_KEY_SID = /^SK[0-9a-f]{32}$/;
export const TWIML_APP_SID = /^AP[0-9a-f]{32}$/;
export const CALL_SID = /^CA[0-9a-f]{32}$/;
export const MESSAGE_SID = /^(SM|MM)[0-9a-f]{32}$/;

/** An Auth Token is 32 hex digits. */
export const AUTH_TOKEN = /^[0-9a-f]{32}$/;

/** API key secrets are 32 letters and digits; the upper limit leaves room, since Twilio documents no length. */
export const API_KEY_SECRET = /^[A-Za-z0-9]{16,64}$/;

/** E.164: a plus sign, a country code that does not start with 0, at most 15 digits. */
export const E164 = /^\+[1-9]\d{6,14}$/;

/** Longer than any number with its extension. */
export const DIALLED_LENGTH_MAX = 128;

/** Why a call is not placed. Each has a spoken sentence, and words on the phone. */
export const DIAL_REFUSALS = [
  'nothing-dialled',
  'not-a-number',
  'own-number',
  'emergency',
  'short-number',
  'premium-rate',
  'country-not-allowed',
  'too-many-calls-at-once',
  'too-many-calls-this-hour',
  'too-many-minutes-today',
] as const;
export type DialRefusal = (typeof DIAL_REFUSALS)[number];

/**
 * What providers and carriers send in place of a number that its owner hides: words, and the words `ANONYMOUS`, `UNAVAILABLE`,
 * `RESTRICTED`, `UNKNOWN`, `BLOCKED`, `PRIVATE` typed on a telephone's keys (266696687 is ANONYMOUS).
 * Source: https://help.twilio.com/articles/223179988-Why-am-I-getting-calls-from-these-strange-numbers-
 */
const HIDDEN_CALLERS: ReadonlySet<string> = new Set([
  ...['', 'anonymous', 'restricted', 'unavailable', 'unknown', 'blocked', 'private', 'withheld'],
  ...['266696687', '86282452253', '7378742833', '2562533', '8566696', '464'],
]);

/** Whether a caller hides the number: there is nobody to call back, and no country to show. */
export const isHiddenCaller = (address: string): boolean =>
  HIDDEN_CALLERS.has(
    address
      .trim()
      .replace(/^(?:sips?|client):|@.*$/gi, '')
      .replace(/^\+/, '')
      .toLowerCase(),
  );

/** Client identities: letters, digits and underscore, at most 121 characters (Twilio error 31105 otherwise). */
export const CLIENT_IDENTITY = /^[A-Za-z0-9_]{1,121}$/;

/**
 * Twilio's processing regions and the edge location nearest to each.
 * Source: https://www.twilio.com/docs/global-infrastructure/understanding-twilio-regions
 */
export const REGION_EDGES = { us1: 'ashburn', ie1: 'dublin', au1: 'sydney' } as const;
export type Region = keyof typeof REGION_EDGES;
export const REGIONS = Object.keys(REGION_EDGES) as Region[];

/** The six fields of personal mode (and the optional seventh), in the order in which the form shows them. */
export const CREDENTIAL_FIELDS = [
  'accountSid',
  'authToken',
  'apiKeySid',
  'apiKeySecret',
  'twimlAppSid',
  'phoneNumber',
  'region',
] as const;
export type CredentialField = (typeof CREDENTIAL_FIELDS)[number];

/** Where in the Twilio console the right value of each field stands. */
export const CONSOLE_PAGES: Record<CredentialField, string> = {
  accountSid: 'https://console.twilio.com/',
  authToken: 'https://console.twilio.com/',
  apiKeySid: 'https://console.twilio.com/us1/account/keys-credentials/api-keys',
  apiKeySecret: 'https://console.twilio.com/us1/account/keys-credentials/api-keys',
  twimlAppSid: 'https://console.twilio.com/us1/develop/voice/manage/twiml-apps',
  phoneNumber: 'https://console.twilio.com/us1/develop/phone-numbers/manage/incoming',
  region: 'https://console.twilio.com/us1/account/manage-account/general-settings',
};

/** SendGrid's API keys, and the public key of its signed event webhook (base64 of the DER form). */
export const SENDGRID_API_KEY = /^SG\.[A-Za-z0-9_-]{16,64}\.[A-Za-z0-9_-]{16,64}$/;
export const SENDGRID_WEBHOOK_KEY = /^[A-Za-z0-9+/=]{80,200}$/;

/** Meta: an app's secret is 32 hex digits, the id of a WhatsApp number digits only; tokens have no documented shape. */
export const META_APP_SECRET = /^[0-9a-f]{32}$/;
export const META_PHONE_NUMBER_ID = /^\d{5,20}$/;
export const META_ACCESS_TOKEN_LENGTH_MIN = 20;

/** E-mail addresses as people sign in with: the shape only, the proof is the link that was sent. */
export const EMAIL = /^[^\s@<>"]{1,64}@[^\s@<>".]+(\.[^\s@<>".]+)+$/;
export const EMAIL_LENGTH_MAX = 254;
/** Long enough to resist guessing; no rule about kinds of characters (NIST SP 800-63B §3.1.1). */
export const PASSWORD_LENGTH_MIN = 12;
export const PASSWORD_LENGTH_MAX = 256;
export const NAME_LENGTH_MAX = 120;
/** Twilio takes at most 1600 characters in a message: https://www.twilio.com/docs/api/errors/21617 */
export const MESSAGE_TEXT_MAX = 1600;
/** What an article of the knowledge base may hold. */
/** Percent from which on the bot takes an article to hold the answer, where nobody has chosen another. */
export const KNOWLEDGE_THRESHOLD = 45;
export const KNOWLEDGE_THRESHOLD_MIN = 20;
export const KNOWLEDGE_THRESHOLD_MAX = 95;
export const ARTICLE_TITLE_MAX = 200;
export const ARTICLE_TEXT_MAX = 20_000;
export const ARTICLE_QUESTIONS_MAX = 50;
export const ARTICLE_QUESTION_LENGTH_MAX = 300;
export const ARTICLE_TAGS_MAX = 20;
export const ARTICLE_TAG_LENGTH_MAX = 50;
/** Name of a file below `AUDIO_BASE_URL`. */
export const ARTICLE_AUDIO = /^[\w.-]{1,100}$/;
export const TRIED_QUESTION_MAX = 1_000;
/** Six digits of an authenticator app, or a recovery code such as `k7wd-m2xp`. */
export const SIGN_IN_CODE = /^(\d{6}|[a-z0-9]{4}-[a-z0-9]{4})$/;
/** One-time codes in links: 32 random bytes as base64url. */
export const LINK_CODE = /^[A-Za-z0-9_-]{43}$/;
/** Domains of e-mail addresses, lower case. */
export const MAIL_DOMAIN = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** What figures are told of: messages by their channel, and calls. */
export const ANALYTICS_CHANNELS = ['whatsapp', 'sms', 'email', 'voice'] as const;
export type AnalyticsChannel = (typeof ANALYTICS_CHANNELS)[number];
/** A day of the calendar. */
export const LOCAL_DATE = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
/** The shape of IANA time zones: `Europe/Madrid`, `America/Argentina/Ushuaia`, `UTC`. */
export const TIME_ZONE = /^[A-Za-z][\w+-]{0,30}(\/[\w+-]{1,30}){0,2}$/;
/** The longest period that figures are told of, and that is exported at once. */
export const ANALYTICS_DAYS_MAX = 366;

/** Roles, from the least to the most. Each may do what the ones before it may. */
export const ROLES = ['viewer', 'agent', 'admin', 'owner'] as const;

/**
 * `viewer` reads, `agent` answers, `admin` runs an organisation, `owner` runs the server: accounts, organisations, and
 * everything in each of them.
 */
export type Role = (typeof ROLES)[number];

/** Whether a role includes another. */
export const includesRole = (has: Role, needed: Role): boolean => ROLES.indexOf(has) >= ROLES.indexOf(needed);

/** What an entry of the audit log may tell besides who did what. The API writes no other; pages have words for each. */
export const AUDIT_DETAILS = [
  'action',
  'active',
  'added',
  'alerts',
  'calls',
  'channel',
  'count',
  'email',
  'fields',
  'former',
  'formerName',
  'formerRole',
  'from',
  'host',
  'kind',
  'language',
  'leftAtProvider',
  'mailDomains',
  'name',
  'numbers',
  'personId',
  'provider',
  'queue',
  'reason',
  'role',
  'secondFactor',
  'state',
  'theme',
  'threshold',
  'to',
] as const;
export type AuditDetail = (typeof AUDIT_DETAILS)[number];

/** What can be wrong with an account of the server. Pages have words for each; of any other they show the detail. */
export const ACCOUNT_TROUBLES = [
  'account/suspended',
  'account/closed',
  'account/not-active',
  'account/wrong-token',
  'account/not-found',
  'account/missing',
  'account/token-changed',
  'account/other-server-key',
  'account/also-saved',
  'account/also-in-a-browser',
  'api-key/wrong-secret',
  'api-key/other-account',
  'api-key/missing',
  'twiml-app/not-found',
  'twiml-app/missing',
  'phone-number/not-owned',
  'phone-number/other-application',
  'voice-url/differs',
  'voice-url/other-key',
  'voice-url/other-account',
  'voice-url/sealed',
  'voice-url/rotated-token',
  'voice-url/unreachable',
  'status-callback/missing',
  'status-callback/differs',
  'twilio/unreachable',
  'twilio/unauthorised',
  'twilio/not-found',
  'twilio/refused',
  'sendgrid/missing',
  'sendgrid/refused',
  'sendgrid/may-not-send',
  'sendgrid/unreachable',
  'sendgrid/failed',
  'sendgrid/webhook-key-missing',
  'sendgrid/webhook-key-wrong',
  'meta/app-secret-missing',
  'meta/access-token-missing',
  'meta/refused',
  'meta/number-not-found',
  'meta/unreachable',
  'meta/failed',
] as const;
export type AccountTroubleCode = (typeof ACCOUNT_TROUBLES)[number];

/** Characters of a text that a call flow says. */
export const SPOKEN_TEXT_MAX = 1000;

/** Characters of one word or phrase that a recogniser is to expect. Source: https://www.twilio.com/docs/api/errors/13330 */
export const HINT_MAX = 100;

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** What the checks find by themselves; those of accounts have the codes of `ConnectionCheck`. */
export const READINESS_CODES = [
  'credentials/none',
  'balance/ok',
  'balance/low',
  'numbers/ok',
  'numbers/none',
  'webhooks/ok',
  'webhooks/elsewhere',
  'webhooks/drift',
  'webhooks/messages-taken',
  'webhooks/messages-unknown',
  'public-url/ok',
  'public-url/local',
  'public-url/silent',
  'public-url/other',
  'public-url/no-tls',
  'public-url/certificate-ends',
  'messages/ok',
  'messages/no-recent',
  'messages/recent-ok',
  'messages/recent-failed',
  'messages/none-received',
  'messages/none-sent',
  'bot/demo-mode',
  'bot/built-in',
  'bot/model',
  'knowledge/ok',
  'knowledge/empty',
  'templates/ok',
  'templates/waiting',
  'templates/none',
  'templates/refused',
  'templates/unread',
  'environment/ok',
  'environment/signatures-off',
  'environment/emulator',
  'environment/development',
  'environment/no-public-url',
  'environment/key-file',
  'alerts/ok',
  'alerts/open',
  'alerts/no-webhook',
  'alerts/webhook-fails',
  'backup/ok',
  'backup/none',
  'backup/old',
  'readiness/skipped',
  'readiness/broken',
] as const;
export type ReadinessCode = (typeof READINESS_CODES)[number];

/** Labels of conversations have one of these colours, which are readable on light and dark. */
export const LABEL_COLOURS = ['grey', 'red', 'orange', 'green', 'teal', 'blue', 'purple', 'pink'] as const;
export type LabelColour = (typeof LABEL_COLOURS)[number];
export const TEAM_NAME_LENGTH_MAX = 60;
export const LABEL_NAME_LENGTH_MAX = 40;
/** A week. */
export const REPLY_MINUTES_MAX = 10_080;
export const RATING_QUESTION_MAX = 500;
export const NOTE_TEXT_MAX = 4_000;
/** Languages in which a person is handed out what is kept of them. */
export const PERSON_COPY_LANGUAGES = ['es', 'en'] as const;
export type PersonCopyLanguage = (typeof PERSON_COPY_LANGUAGES)[number];
/** A list of conversations is not counted beyond it. */
export const CONVERSATION_COUNT_MAX = 1_000;

/** What a saved view of the inbox has is not counted beyond it. */
export const INBOX_VIEW_COUNT_MAX = 100;

/** Of a saved view of the inbox. */
export const INBOX_VIEW_NAME_MAX = 40;
/** In place of the id of a person: whoever looks at the list. */
export const ASSIGNED_TO_ME = 'me';

/** What is typed after a slash: letters and digits of any language, and dashes. */
export const SAVED_REPLY_SHORTCUT = /^[\p{L}\p{N}-]{1,30}$/u;
export const SAVED_REPLY_TEXT_MAX = 1_600;

export * from './audit-actions';
export * from './contact-rules';
export * from './macro-rules';

/** What can happen, as `area/what-happened`: the kind of an activity, and the type of a live event. */
export const ACTIVITY_KINDS = [
  'people/joined',
  'people/changed',
  'people/invited',
  'people/invitation-withdrawn',
  'people/presence-changed',
  'organisations/created',
  'organisations/changed',
  'accounts/changed',
  'accounts/tested',
  'alerts/raised',
  'alerts/resolved',
  'quarantine/changed',
  'jobs/died',
  'jobs/retried',
  'calls/ringing',
  'calls/answered',
  'calls/transferred',
  'flows/walked',
  'calls/ended',
  'calls/billed',
  'voicemail/changed',
  'recordings/changed',
  'queue/changed',
  'messages/received',
  'messages/written',
  'messages/changed',
  'conversations/changed',
  'conversations/mentioned',
  'contacts/changed',
  'labels/changed',
  'inbox-views/changed',
  'saved-replies/changed',
  'teams/changed',
  'macros/changed',
  'knowledge/changed',
  'templates/changed',
  'templates/approved',
  'templates/rejected',
  'appointments/changed',
  'campaigns/changed',
  'webhooks/changed',
  'demo/created',
] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** What passes live only, and is in no list of what happened: whoever was away has missed nothing. */
export const SIGNAL_KINDS = ['conversations/writing'] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];
/** A page that writes tells so this often; it is told no more when it was silent for twice as long. */
export const WRITING_EVERY_MS = 3_500;

/** Days that recordings of calls are kept where nothing else was set. */
export const KEEP_RECORDINGS_DAYS = 90;
