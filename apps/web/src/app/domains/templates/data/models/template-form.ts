import type { TemplateDraft } from '@centralita/shared-types';
import {
  missingValues,
  TEMPLATE_BODY_MAX,
  TEMPLATE_BUTTON_LENGTH_MAX,
  TEMPLATE_NAME,
  textProblems,
  variablesOf,
} from '@centralita/shared-types/template-text';
import { fold } from '../../../../shared/i18n/fold';

/** A template as somebody types it. */
export interface TemplateForm {
  name: string;
  language: string;
  category: TemplateDraft['category'];
  body: string;
  /** By the variables' names; those of variables that are gone stay, should they come back. */
  samples: Readonly<Record<string, string>>;
  /** Empty ones are left out. */
  buttons: readonly string[];
}

/** What keeps a form from being saved, in the order of its fields. */
export type FormFault = 'name' | 'body' | 'malformed' | 'samples' | 'buttons';

/** Languages to choose from, by Meta's codes. */
export const TEMPLATE_LANGUAGES: readonly string[] = [
  'es',
  'en',
  'ca',
  'de',
  'fr',
  'it',
  'pt_BR',
  'pt_PT',
  'ar',
  'ro',
  'uk',
];

const buttonsOf = ({ buttons }: TemplateForm): string[] =>
  buttons.map((title) => title.trim()).filter(Boolean);

/** `Recordatorio de cita` → `recordatorio_de_cita`: what people type becomes a name as WhatsApp wants it. */
export const asName = (typed: string): string =>
  fold(typed)
    .replaceAll(/[^a-z0-9_]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 64);

export function faultsOf(form: TemplateForm): FormFault[] {
  const body = form.body.trim();
  const titles = buttonsOf(form);
  const faults: Record<FormFault, boolean> = {
    name: !TEMPLATE_NAME.test(form.name),
    body: body === '' || body.length > TEMPLATE_BODY_MAX,
    malformed: textProblems(body).includes('malformed-placeholder'),
    samples: missingValues(body, form.samples).length > 0,
    buttons:
      new Set(titles).size < titles.length ||
      titles.some(({ length }) => length > TEMPLATE_BUTTON_LENGTH_MAX),
  };
  return (Object.keys(faults) as FormFault[]).filter((fault) => faults[fault]);
}

export const toDraft = (form: TemplateForm): TemplateDraft => ({
  name: form.name,
  language: form.language,
  category: form.category,
  body: form.body.trim(),
  variables: variablesOf(form.body).map((name) => ({ name, sample: (form.samples[name] ?? '').trim() })),
  buttons: buttonsOf(form).map((title) => ({ title })),
});
