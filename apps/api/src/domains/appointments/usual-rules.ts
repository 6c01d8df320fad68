import type { ReminderRules } from '@centralita/shared-types';

const CHANNELS: ReminderRules['rules'][number]['channels'] = ['whatsapp', 'sms', 'email'];
const DAY_MINUTES = 1_440;

/** What an organisation sends as long as it has written no rules of its own. */
export const USUAL_RULES: Omit<ReminderRules, 'timeZone'> = {
  language: 'es',
  quiet: { from: '21:00', to: '09:00' },
  rules: [
    {
      id: 'confirmation',
      kind: 'confirmation',
      on: true,
      minutes: 0,
      channels: CHANNELS,
      evenIfConfirmed: false,
      texts: {
        es: 'Hola[ {name}]: tu cita queda reservada. {what}, {when}[, en {where}][, con {with}]. Responde 1 para confirmarla o 2 para cambiarla.',
        en: 'Hello[ {name}], your appointment is booked: {what}, {when}[, at {where}][, with {with}]. Reply 1 to confirm it or 2 to change it.',
      },
    },
    {
      id: 'reminder-1-day',
      kind: 'reminder',
      on: true,
      minutes: DAY_MINUTES,
      channels: CHANNELS,
      evenIfConfirmed: false,
      texts: {
        es: 'Hola[ {name}]: te recordamos tu cita. {what}, {when}[, en {where}][, con {with}]. Responde 1 si vienes o 2 para cambiarla.',
        en: 'Hello[ {name}], a reminder of your appointment: {what}, {when}[, at {where}][, with {with}]. Reply 1 if you are coming or 2 to change it.',
      },
    },
    {
      id: 'reminder-2-hours',
      kind: 'reminder',
      on: false,
      minutes: 120,
      channels: CHANNELS,
      evenIfConfirmed: true,
      texts: {
        es: 'Hola[ {name}]: te esperamos hoy. {what}, {when}[, en {where}].',
        en: 'Hello[ {name}], see you today: {what}, {when}[, at {where}].',
      },
    },
    {
      id: 'follow-up-1-day',
      kind: 'follow-up',
      on: false,
      minutes: DAY_MINUTES,
      channels: CHANNELS,
      evenIfConfirmed: true,
      texts: {
        es: 'Hola[ {name}]: gracias por tu visita. ¿Fue todo bien? Si necesitas algo, escríbenos aquí.',
        en: 'Hello[ {name}], thank you for coming. Was everything all right? If you need anything, write to us here.',
      },
    },
  ],
};
