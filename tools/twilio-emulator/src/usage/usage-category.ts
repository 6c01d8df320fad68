/** A kind of usage as a usage record names it. Twilio documents the names, not the words of the descriptions. */
export interface UsageCategory {
  name: string;
  description: string;
  countUnit: string;
  usageUnit: string;
}

type Row = readonly [name: string, description: string];

/** The sum of all: its usage is its price, and it has no count. */
export const TOTAL_PRICE = 'totalprice';

const CALLS: readonly Row[] = [
  ['calls', 'Voice Minutes'],
  ['calls-client', 'Twilio Client Minutes'],
  ['calls-inbound', 'Inbound Voice Minutes'],
  ['calls-inbound-local', 'Inbound Local Calls'],
  ['calls-outbound', 'Outbound Voice Minutes'],
];
const RECORDINGS: readonly Row[] = [
  ['calls-recordings', 'Call Recordings'],
  ['recordings', 'Recordings'],
];
const MESSAGES: readonly Row[] = [
  ['channels-messaging-inbound', 'Channels Inbound Messages'],
  ['channels-messaging-outbound', 'Channels Outbound Messages'],
  ['channels-whatsapp-service', 'WhatsApp Service Messages'],
  ['channels-whatsapp-template-authentication', 'WhatsApp Authentication Templates'],
  ['channels-whatsapp-template-marketing', 'WhatsApp Marketing Templates'],
  ['channels-whatsapp-template-utility', 'WhatsApp Utility Templates'],
  ['mms', 'MMS'],
  ['mms-inbound', 'Inbound MMS'],
  ['mms-inbound-longcode', 'Long Code Inbound MMS'],
  ['mms-outbound', 'Outbound MMS'],
  ['mms-outbound-longcode', 'Long Code Outbound MMS'],
  ['sms', 'SMS'],
  ['sms-inbound', 'Inbound SMS'],
  ['sms-inbound-longcode', 'Long Code Inbound SMS'],
  ['sms-outbound', 'Outbound SMS'],
  ['sms-outbound-longcode', 'Long Code Outbound SMS'],
];

/** What is counted here, by name. Source: https://www.twilio.com/docs/usage/api/usage-record#usage-all-categories */
export const USAGE_CATEGORIES: readonly UsageCategory[] = [
  ...withUnits([['answering-machine-detection', 'Answering Machine Detection']], 'calls', 'calls'),
  ...withUnits(CALLS, 'calls', 'minutes'),
  ...withUnits(RECORDINGS, 'recordings', 'minutes'),
  ...withUnits([['transcriptions', 'Transcriptions']], 'transcriptions', 'minutes'),
  ...withUnits(MESSAGES, 'messages', 'messages'),
  ...withUnits([[TOTAL_PRICE, 'Total Price']], '', 'usd'),
].sort((a, b) => (a.name < b.name ? -1 : 1));

/** Names that Twilio documents for voice, messages, numbers and lookups, of which nothing is counted here. Same source. */
const NOT_COUNTED = new Set(
  `a2p-registration-fees agent-conference amazon-polly call-forwarding-lookups call-progess-events calleridlookups
  calls-globalconference calls-inbound-mobile calls-inbound-tollfree calls-media-stream-minutes calls-pay-verb-transactions
  calls-sip calls-sip-inbound calls-sip-outbound carrier-lookups channels-whatsapp-conversation-free
  enhanced-line-type-lookups identity-match live-activity-lookups lookups mediastorage mms-inbound-shortcode
  mms-messages-carrierfees mms-outbound-shortcode number-format-lookups phonenumbers phonenumbers-cps phonenumbers-local
  phonenumbers-mobile phonenumbers-setups phonenumbers-tollfree recordingstorage shortcodes shortcodes-customerowned
  shortcodes-mms-enablement shortcodes-mps shortcodes-random shortcodes-uk shortcodes-vanity sim-swap-lookups
  sms-inbound-shortcode sms-messages-carrierfees sms-outbound-shortcode speech-recognition tts-google virtual-agent
  voice-insights voice-insights-ptsn-insights-on-demand-minute voice-intelligence voice-intelligence-operators
  voice-intelligence-transcription`.split(/\s+/),
);

/** Those that a list holds: all, or one by its name. `undefined` for a name that Twilio does not have. */
export function categoriesNamed(name: string | null): readonly UsageCategory[] | undefined {
  if (name === null || name === '') return USAGE_CATEGORIES;
  const found = USAGE_CATEGORIES.filter((category) => category.name === name);
  return found.length > 0 || NOT_COUNTED.has(name) ? found : undefined;
}

function withUnits(rows: readonly Row[], countUnit: string, usageUnit: string): UsageCategory[] {
  return rows.map(([name, description]) => ({ name, description, countUnit, usageUnit }));
}
