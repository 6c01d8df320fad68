import { fixedSid } from '../accounts/sid';
import type { ContentButton } from './content';
import type { ContentStore } from './content-store';

interface DemoContent {
  name: string;
  language: string;
  body: string;
  variables: Record<string, string>;
  buttons?: ContentButton[];
}

/** Templates of the built-in account that WhatsApp has approved, so that they can be sent at once. */
const DEMO_CONTENTS: readonly DemoContent[] = [
  {
    name: 'appointment_reminder',
    language: 'es',
    body: 'Hola {{nombre}}, te recordamos tu cita en {{lugar}} el {{fecha}} a las {{hora}}. ¿Podrás venir?',
    variables: { nombre: 'Ana', lugar: 'Café Aurora', fecha: 'martes 3 de junio', hora: '10:30' },
    buttons: [
      { title: 'Confirmar', id: 'confirm' },
      { title: 'Cambiar', id: 'change' },
      { title: 'Cancelar', id: 'cancel' },
    ],
  },
  {
    name: 'appointment_reminder',
    language: 'en',
    body: 'Hello {{nombre}}, this is a reminder of your appointment at {{lugar}} on {{fecha}} at {{hora}}. Can you make it?',
    variables: { nombre: 'Ana', lugar: 'Café Aurora', fecha: 'Tuesday 3 June', hora: '10:30' },
    buttons: [
      { title: 'Confirm', id: 'confirm' },
      { title: 'Change', id: 'change' },
      { title: 'Cancel', id: 'cancel' },
    ],
  },
  {
    name: 'follow_up',
    language: 'es',
    body: 'Hola {{nombre}}, ¿pudimos resolver tu consulta sobre {{asunto}}? Respóndenos por aquí y te ayudamos.',
    variables: { nombre: 'Ana', asunto: 'tu reserva' },
  },
];

/** Their SIDs are the same on every machine. */
export function addDemoContents(contents: ContentStore, accountSid: string): void {
  for (const { name, language, body, variables, buttons } of DEMO_CONTENTS) {
    contents.add({
      sid: fixedSid('HX', `${name} ${language}`),
      accountSid,
      friendlyName: name,
      language,
      variables,
      types: buttons
        ? {
            'twilio/quick-reply': {
              body,
              actions: buttons.map((button) => ({ ...button, type: 'QUICK_REPLY' })),
            },
          }
        : { 'twilio/text': { body } },
      approval: { name, category: 'UTILITY', status: 'approved', rejectionReason: '' },
    });
  }
}
