import { PROBLEM_HEADING } from '../../platform/csv/read-table';
import { foldText } from '../../platform/text/fold-text';

const COLUMNS = ['name', 'phone', 'email', 'note', 'channel'] as const;
export type ContactColumn = (typeof COLUMNS)[number];

/** How people name the columns of their lists, in Spanish and English; folded. */
const NAMES: Record<ContactColumn, string> = {
  name: 'name|nombre|full name|nombre completo|cliente|customer|client|paciente|patient|contacto|contact',
  phone: 'phone|telefono|tel|movil|mobile|numero|number|phone number|celular|whatsapp',
  email: 'email|e mail|mail|correo|correo electronico',
  note: 'note|nota|notas|notes|observaciones|comentario|comment|comments',
  channel: 'channel|canal',
};
const byName = new Map(
  COLUMNS.flatMap((column) => NAMES[column].split('|').map((name) => [name, column] as const)),
);

export const contactColumnOf = (heading: string): ContactColumn | undefined => byName.get(foldText(heading));

/** Whether a field of this name could not be told from another column of a list. */
export const isColumnName = (folded: string): boolean => byName.has(folded) || folded === PROBLEM_HEADING;
