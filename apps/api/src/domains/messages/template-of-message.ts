import type { FilledTemplate } from '@centralita/shared-types';
import type { MessageRow } from './messages-schema';

/** What a message keeps of the template that it was made of; its text is the message's. */
export type TemplateOfMessage = Omit<FilledTemplate, 'text'>;

/** Undefined for a message that was written freely. */
export const readTemplate = ({ template }: Pick<MessageRow, 'template'>): TemplateOfMessage | undefined =>
  template === null ? undefined : (JSON.parse(template) as TemplateOfMessage);

/** The columns of a message that is made of a template. */
export const templateColumns = ({
  text,
  ...template
}: FilledTemplate): Pick<MessageRow, 'text' | 'template'> => ({ text, template: JSON.stringify(template) });
