/**
 * A webhook that can be tried: which path, and what the provider would say there. SIDs and the account are filled in when
 * it is sent, and so is a number of ours where none is named.
 *
 * @typedef {object} Simulation
 * @property {string} about in words
 * @property {string} path
 * @property {'twilio' | 'sendgrid' | 'meta'} by who signs it
 * @property {Record<string, string>} [form]
 * @property {(facts: { now: number, phoneNumberId: string }) => unknown} [json]
 * @property {'call' | 'message'} [kind] which SID it gets
 */

const SANDBOX = 'whatsapp:+14155238886';
const CUSTOMER = 'whatsapp:+34612345678';

/** @type {Readonly<Record<string, Simulation>>} */
export const SIMULATIONS = {
  voice: {
    about: 'somebody calls',
    path: '/webhook/twilio/voice',
    by: 'twilio',
    kind: 'call',
    form: { From: '+1234567890', CallStatus: 'ringing', Direction: 'inbound' },
  },
  speech: {
    about: 'a caller says something to the assistant',
    path: '/webhook/twilio/speech',
    by: 'twilio',
    kind: 'call',
    form: {
      From: '+1234567890',
      CallStatus: 'in-progress',
      Direction: 'inbound',
      SpeechResult: '¿A qué hora abrís?',
      Confidence: '0.92',
      Language: 'es-ES',
    },
  },
  fallback: {
    about: 'a caller says nothing: a person is to answer',
    path: '/webhook/twilio/fallback',
    by: 'twilio',
    kind: 'call',
    form: { From: '+1234567890', CallStatus: 'in-progress', Direction: 'inbound' },
  },
  status: {
    about: 'a call has ended',
    path: '/webhook/twilio/status',
    by: 'twilio',
    kind: 'call',
    form: { From: '+1234567890', CallStatus: 'completed', CallDuration: '12', Direction: 'inbound' },
  },
  voip: {
    about: 'a call begins, under the other path',
    path: '/api/webhooks/voip/twilio',
    by: 'twilio',
    kind: 'call',
    form: { From: '+1234567890', CallStatus: 'initiated', Direction: 'inbound' },
  },
  text: {
    about: 'a WhatsApp message',
    path: '/webhook',
    by: 'twilio',
    kind: 'message',
    form: { Body: 'Hola', From: CUSTOMER, To: SANDBOX, NumMedia: '0' },
  },
  question: {
    about: 'a WhatsApp message with a question of the knowledge base',
    path: '/webhook',
    by: 'twilio',
    kind: 'message',
    form: { Body: 'Que es el IMV?', From: CUSTOMER, To: SANDBOX, NumMedia: '0' },
  },
  audio: {
    about: 'a WhatsApp voice note, whose file Twilio does not have',
    path: '/webhook',
    by: 'twilio',
    kind: 'message',
    form: {
      Body: '',
      From: CUSTOMER,
      To: SANDBOX,
      NumMedia: '1',
      MediaUrl0: `https://api.twilio.com/2010-04-01/Accounts/AC${'0'.repeat(32)}/Messages/MM${'0'.repeat(32)}/Media/ME${'0'.repeat(32)}`,
      MediaContentType0: 'audio/ogg',
    },
  },
  french: {
    about: 'a WhatsApp message in French',
    path: '/webhook',
    by: 'twilio',
    kind: 'message',
    form: {
      Body: "Bonjour, j'ai besoin d'aide avec l'IMV",
      From: 'whatsapp:+33600000000',
      To: SANDBOX,
      NumMedia: '0',
    },
  },
  whatsapp: {
    about: 'a WhatsApp message, under the other path',
    path: '/api/webhooks/whatsapp/twilio',
    by: 'twilio',
    kind: 'message',
    form: { From: 'whatsapp:+1234567890', To: SANDBOX, Body: 'Mensaje de prueba' },
  },
  receive: {
    about: 'a WhatsApp message, under the third path',
    path: '/api/v1/twilio/webhook/receive',
    by: 'twilio',
    kind: 'message',
    form: { From: CUSTOMER, To: SANDBOX, Body: 'Hola', NumMedia: '0' },
  },
  delivered: {
    about: 'a message was delivered',
    path: '/api/v1/twilio/webhook/status',
    by: 'twilio',
    kind: 'message',
    form: { MessageStatus: 'delivered', From: SANDBOX, To: CUSTOMER },
  },
  sms: {
    about: 'an SMS',
    path: '/api/webhooks/sms/twilio',
    by: 'twilio',
    kind: 'message',
    form: { From: '+1234567890', Body: 'SMS de prueba' },
  },
  email: {
    about: 'a mail was delivered',
    path: '/api/webhooks/email/twilio',
    by: 'sendgrid',
    json: ({ now }) => ({
      message_id: 'test-message-id',
      event_type: 'delivered',
      to_email: 'test@example.com',
      from_email: 'noreply@example.com',
      subject: 'Email de prueba',
      timestamp: Math.floor(now / 1000),
    }),
  },
};

/** What is tried together. */
export const GROUPS = {
  calls: ['voice', 'speech', 'fallback', 'status', 'voip'],
  messages: ['text', 'question', 'audio', 'french', 'whatsapp', 'receive', 'delivered', 'sms'],
  all: Object.keys(SIMULATIONS),
};
