import { CANONICAL_VOICE_PATH, VOICE_PATH } from '../domains/accounts/api/account-voice-urls';
import { MESSAGES_PATH, MESSAGES_STATUS_PATH } from '../domains/messages/api/message-paths';

/** Other paths of our webhooks, and the canonical ones that they stand for. Nowhere else. */
export const WEBHOOK_ALIASES: Readonly<Record<string, string>> = {
  [VOICE_PATH]: CANONICAL_VOICE_PATH,
  '/webhook/twilio/voice': CANONICAL_VOICE_PATH,
  '/webhook/twilio/speech': `${CANONICAL_VOICE_PATH}/assistant/speech`,
  '/webhook/twilio/fallback': `${CANONICAL_VOICE_PATH}/assistant/fallback`,
  '/webhook/twilio/status': `${CANONICAL_VOICE_PATH}/status`,
  '/api/webhooks/email/sendgrid': '/webhooks/email/events',
  '/api/webhooks/email/twilio': '/webhooks/email/events',
  '/api/webhooks/voip/twilio': CANONICAL_VOICE_PATH,
  '/webhook': MESSAGES_PATH,
  '/api/webhooks/whatsapp/twilio': MESSAGES_PATH,
  '/api/webhooks/sms/twilio': MESSAGES_PATH,
  '/api/v1/twilio/webhook/receive': MESSAGES_PATH,
  '/api/v1/twilio/webhook/status': MESSAGES_STATUS_PATH,
};
