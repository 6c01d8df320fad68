/** One term of the glossary; its words are under `settings.terms.<id>`. */
export interface GlossaryTerm {
  id: string;
  /** Where the vendor or the standard says more. */
  docs?: string;
}

const TWILIO_DOCS = 'https://www.twilio.com/docs';

export const GLOSSARY_TERMS: readonly GlossaryTerm[] = [
  { id: 'access-token', docs: `${TWILIO_DOCS}/iam/access-tokens` },
  { id: 'account-sid', docs: `${TWILIO_DOCS}/glossary/what-is-a-sid` },
  { id: 'api-key', docs: `${TWILIO_DOCS}/iam/api-keys` },
  { id: 'auth-token', docs: `${TWILIO_DOCS}/iam/api/authtoken` },
  { id: 'dtmf', docs: `${TWILIO_DOCS}/glossary/what-is-dtmf` },
  { id: 'e164', docs: `${TWILIO_DOCS}/glossary/what-e164` },
  { id: 'emulator' },
  { id: 'handset' },
  { id: 'phone-number', docs: `${TWILIO_DOCS}/phone-numbers` },
  { id: 'region', docs: `${TWILIO_DOCS}/global-infrastructure/understanding-twilio-regions` },
  { id: 'seal' },
  { id: 'signature', docs: `${TWILIO_DOCS}/usage/webhooks/webhooks-security` },
  { id: 'tunnel', docs: 'https://ngrok.com/docs' },
  { id: 'twiml', docs: `${TWILIO_DOCS}/voice/twiml` },
  { id: 'twiml-app', docs: `${TWILIO_DOCS}/usage/api/applications` },
  { id: 'voice-sdk', docs: `${TWILIO_DOCS}/voice/sdks/javascript` },
  { id: 'webhook', docs: `${TWILIO_DOCS}/usage/webhooks` },
];
