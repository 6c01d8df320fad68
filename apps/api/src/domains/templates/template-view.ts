import type { MessageTemplate, TemplateButton, TemplateVariable } from '@centralita/shared-types';
import type { TemplateRow } from './templates-schema';

/** A template as pages and other domains know it. */
export const templateView = (row: TemplateRow): MessageTemplate => ({
  id: row.id,
  name: row.name,
  language: row.language,
  category: row.category,
  body: row.body,
  variables: JSON.parse(row.variables) as TemplateVariable[],
  buttons: JSON.parse(row.buttons) as TemplateButton[],
  state: row.state,
  rejection: row.rejection,
  updatedAt: row.updated_at,
});
