import type { ContactField } from '@centralita/shared-types';
import type { ContactFieldRow } from './contact-fields-schema';

export const fieldView = ({ id, name, kind, choices }: ContactFieldRow): ContactField => ({
  id,
  name,
  kind,
  choices: JSON.parse(choices) as string[],
});
