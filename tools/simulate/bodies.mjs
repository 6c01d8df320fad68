/**
 * A webhook that can be tried: which path, and what the provider would say there. SIDs and the account are filled in when
 * it is sent, and so is a number of ours where none is named.
 *
 * @typedef {{ about: string, path: string, kind: 'call' | 'message', form: Record<string, string> }} TwilioWebhook
 * @typedef {{ about: string, path: string, kind: 'mail', json: (nowMs: number) => object }} MailWebhook signed by SendGrid
 * @typedef {TwilioWebhook | MailWebhook} Simulation
 */

const SANDBOX = 'whatsapp:+14155238886';
const CUSTOMER = 'whatsapp:+34612345678';
const CALLER = '+1234567890';

/** @param {string} about @param {string} path @param {Record<string, string>} form @returns {TwilioWebhook} */
const call = (about, path, form) => ({
  ...{ about, path, kind: 'call' },
  form: { From: CALLER, Direction: 'inbound', ...form },
});

/** @param {string} about @param {string} path @param {Record<string, string>} form @returns {TwilioWebhook} */
const message = (about, path, form) => ({
  ...{ about, path, kind: 'message' },
  form: { From: CUSTOMER, To: SANDBOX, NumMedia: '0', ...form },
});

const NO_FILE = `https://api.twilio.com/2010-04-01/Accounts/AC${'0'.repeat(32)}/Messages/MM${'0'.repeat(32)}/Media/ME${'0'.repeat(32)}`;

/** @type {Readonly<Record<string, Simulation>>} */
export const SIMULATIONS = {
  voice: call('somebody calls', '/webhook/twilio/voice', { CallStatus: 'ringing' }),
  speech: call('a caller says something to the assistant', '/webhook/twilio/speech', {
    CallStatus: 'in-progress',
    SpeechResult: '¿A qué hora abrís?',
    Confidence: '0.92',
    Language: 'es-ES',
  }),
  fallback: call('a caller says nothing: a person is to answer', '/webhook/twilio/fallback', {
    CallStatus: 'in-progress',
  }),
  status: call('a call has ended', '/webhook/twilio/status', { CallStatus: 'completed', CallDuration: '12' }),
  voip: call('a call begins, under the other path', '/api/webhooks/voip/twilio', { CallStatus: 'initiated' }),
  text: message('a WhatsApp message', '/webhook', { Body: 'Hola' }),
  question: message('a WhatsApp message with a question of the knowledge base', '/webhook', {
    Body: 'Que es el IMV?',
  }),
  audio: message('a WhatsApp voice note, whose file Twilio does not have', '/webhook', {
    Body: '',
    NumMedia: '1',
    MediaUrl0: NO_FILE,
    MediaContentType0: 'audio/ogg',
  }),
  french: message('a WhatsApp message in French', '/webhook', {
    Body: "Bonjour, j'ai besoin d'aide avec l'IMV",
    From: 'whatsapp:+33600000000',
  }),
  whatsapp: message('a WhatsApp message, under the other path', '/api/webhooks/whatsapp/twilio', {
    Body: 'Mensaje de prueba',
    From: `whatsapp:${CALLER}`,
  }),
  receive: message('a WhatsApp message, under the third path', '/api/v1/twilio/webhook/receive', {
    Body: 'Hola',
  }),
  delivered: message('a message was delivered', '/api/v1/twilio/webhook/status', {
    MessageStatus: 'delivered',
    From: SANDBOX,
    To: CUSTOMER,
  }),
  sms: {
    about: 'an SMS',
    path: '/api/webhooks/sms/twilio',
    kind: 'message',
    form: { From: CALLER, Body: 'SMS de prueba' },
  },
  email: {
    about: 'a mail was delivered',
    path: '/api/webhooks/email/twilio',
    kind: 'mail',
    json: (nowMs) => ({
      message_id: 'test-message-id',
      event_type: 'delivered',
      to_email: 'test@example.com',
      from_email: 'noreply@example.com',
      subject: 'Email de prueba',
      timestamp: Math.floor(nowMs / 1000),
    }),
  },
};

/** What is tried together. */
export const GROUPS = {
  calls: ['voice', 'speech', 'fallback', 'status', 'voip'],
  messages: ['text', 'question', 'audio', 'french', 'whatsapp', 'receive', 'delivered', 'sms'],
  all: Object.keys(SIMULATIONS),
};
