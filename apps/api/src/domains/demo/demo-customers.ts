import type { MessageChannel } from '@centralita/shared-types';

export interface DemoCustomer {
  name: string;
  channel: MessageChannel;
  address: string;
  language: 'es' | 'en';
}

/** Numbers that are never given to anybody (+1 … 555 01xx), and a domain reserved for examples (RFC 2606). */
export const DEMO_CUSTOMERS: readonly DemoCustomer[] = [
  { name: 'Carla Gómez', channel: 'whatsapp', address: '+12025550121', language: 'es' },
  { name: 'Luis Ortega', channel: 'whatsapp', address: '+12025550122', language: 'es' },
  { name: 'Marta Vidal', channel: 'whatsapp', address: '+12025550123', language: 'es' },
  { name: 'Pablo Serrano', channel: 'whatsapp', address: '+12025550124', language: 'es' },
  { name: 'Nuria Campos', channel: 'whatsapp', address: '+12025550125', language: 'es' },
  { name: 'Javier Molina', channel: 'whatsapp', address: '+12025550126', language: 'es' },
  { name: 'Emma Hughes', channel: 'whatsapp', address: '+12025550127', language: 'en' },
  { name: 'Oliver Grant', channel: 'sms', address: '+12025550131', language: 'en' },
  { name: 'Sofía Herrera', channel: 'sms', address: '+12025550132', language: 'es' },
  { name: 'Grace Miller', channel: 'sms', address: '+12025550133', language: 'en' },
  { name: 'Irene Pascual', channel: 'email', address: 'irene.pascual@correo.example', language: 'es' },
  { name: 'Daniel Wood', channel: 'email', address: 'daniel.wood@mail.example', language: 'en' },
];

export interface Line {
  /** `reply`: a person of the organisation. */
  by: 'customer' | 'bot' | 'reply';
  text: string;
  /** Article that the bot's answer is from. */
  article?: string;
  handsOver?: 'asked' | 'no-answer';
}

/** What customers of a café ask, and what they are told. */
export const DEMO_TALKS: Readonly<Record<DemoCustomer['language'], readonly (readonly Line[])[]>> = {
  es: [
    [
      { by: 'customer', text: 'Hola, ¿a qué hora cerráis hoy?' },
      {
        by: 'bot',
        text: 'Abrimos de lunes a viernes de 8:00 a 20:00, y sábados y domingos de 9:00 a 21:00. La cocina cierra media hora antes.',
        article: 'cafe_es_01',
      },
      { by: 'customer', text: '¡Perfecto, gracias!' },
    ],
    [
      { by: 'customer', text: 'Quería reservar mesa para seis el viernes a las dos' },
      {
        by: 'bot',
        text: 'Escríbenos aquí el día, la hora y cuántas personas sois, y te confirmamos la mesa. La guardamos quince minutos.',
        article: 'cafe_es_02',
      },
      { by: 'customer', text: 'Viernes, 14:00, seis personas. A nombre de mi madre, Pilar' },
      {
        by: 'bot',
        text: 'He pasado tu mensaje a una persona del equipo. Te contestará en cuanto pueda.',
        handsOver: 'no-answer',
      },
      {
        by: 'reply',
        text: 'Hecho: viernes a las 14:00, seis personas, a nombre de Pilar. ¡Hasta el viernes!',
      },
      { by: 'customer', text: 'Genial 😊' },
    ],
    [
      { by: 'customer', text: '¿Tenéis tarta sin gluten?' },
      {
        by: 'bot',
        text: 'Todos los días hay platos sin gluten, sin lactosa y veganos; la carta marca los alérgenos de cada uno.',
        article: 'cafe_es_03',
      },
    ],
    [
      { by: 'customer', text: 'Me he dejado un paraguas verde en la mesa de la ventana, ¿lo habéis visto?' },
      {
        by: 'bot',
        text: 'He pasado tu mensaje a una persona del equipo. Te contestará en cuanto pueda.',
        handsOver: 'no-answer',
      },
      { by: 'reply', text: '¡Lo tenemos! Está detrás de la barra, pásate cuando quieras.' },
      { by: 'customer', text: 'Qué alivio, paso esta tarde' },
    ],
    [
      { by: 'customer', text: 'Quiero hablar con una persona, por favor' },
      { by: 'bot', text: 'Claro, aviso a alguien del equipo.', handsOver: 'asked' },
      { by: 'reply', text: 'Hola, te atiende una persona. ¿En qué te ayudo?' },
      { by: 'customer', text: '¿Podéis preparar una tarta para veinte el sábado?' },
      { by: 'reply', text: 'Sí. De zanahoria o de chocolate; dime cuál y a qué hora la recoges.' },
    ],
  ],
  en: [
    [
      { by: 'customer', text: 'Hi! Are you open on Sunday?' },
      {
        by: 'bot',
        text: 'We are open Monday to Friday from 8:00 to 20:00, Saturday and Sunday from 9:00 to 21:00. The kitchen closes half an hour earlier.',
        article: 'cafe_en_01',
      },
      { by: 'customer', text: 'Great, see you then' },
    ],
    [
      { by: 'customer', text: 'Do you have vegan dishes?' },
      {
        by: 'bot',
        text: 'Every day there are dishes without gluten, without lactose, and vegan ones; the menu marks the allergens of each.',
        article: 'cafe_en_03',
      },
    ],
    [
      { by: 'customer', text: 'Could you send me the invoice of last Tuesday’s lunch?' },
      {
        by: 'bot',
        text: 'I have passed your message to somebody from the team. They will reply as soon as they can.',
        handsOver: 'no-answer',
      },
      { by: 'reply', text: 'Of course: which name and tax number should it show?' },
      { by: 'customer', text: 'Grant & Sons, the number is on the booking' },
      { by: 'reply', text: 'Found it. The invoice is on its way by e-mail.' },
    ],
  ],
};
