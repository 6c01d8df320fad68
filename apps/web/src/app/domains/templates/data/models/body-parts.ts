import { fillText } from '@centralita/shared-types/template-text';

export interface BodyPart {
  text: string;
  /** A variable without a value. */
  isOpen: boolean;
}

/** The text of a template with its values, cut at the variables that have none yet. */
export const bodyParts = (body: string, values: Readonly<Record<string, string>>): BodyPart[] =>
  fillText(body, values)
    .split(/(\{\{[A-Za-z0-9_]{1,16}\}\})/)
    .filter(Boolean)
    .map((text) => ({ text, isOpen: text.startsWith('{{') && text.endsWith('}}') }));
