import { foldText } from '../../platform/text/fold-text';

export const LIST_COLUMNS = [
  'externalId',
  'name',
  'phone',
  'email',
  'date',
  'time',
  'startsAt',
  'timeZone',
  'what',
  'where',
  'with',
  'note',
  'language',
  'state',
] as const;
export type ListColumn = (typeof LIST_COLUMNS)[number];

/** How people name the columns of their lists, in Spanish and English; folded. */
const NAMES: Record<ListColumn, string> = {
  externalId: 'external id|externalid|id|id externo|referencia|reference|codigo',
  name: 'name|nombre|cliente|customer|client|paciente|patient|contacto|contact',
  phone: 'phone|telefono|tel|movil|mobile|numero|number|phone number|whatsapp|celular',
  email: 'email|e mail|mail|correo|correo electronico',
  date: 'date|fecha|dia|day',
  time: 'time|hora|hour',
  startsAt: 'starts at|startsat|start|inicio|comienzo|fecha y hora|date and time|when|cuando',
  timeZone: 'time zone|timezone|zona horaria|zona',
  what: 'what|que|motivo|servicio|service|asunto|subject|cita|appointment|tratamiento|treatment',
  where: 'where|donde|lugar|place|direccion|address|sede|location',
  with: 'with|con|con quien|profesional|professional|doctor|doctora|medico|agent|agente',
  note: 'note|nota|notas|notes|observaciones|comentario|comment|comments',
  language: 'language|idioma|lengua',
  state: 'state|estado|status',
};

const byName = new Map(
  LIST_COLUMNS.flatMap((column) => NAMES[column].split('|').map((name) => [name, column] as const)),
);

export const columnOf = (heading: string): ListColumn | undefined => byName.get(foldText(heading));
