import { textProblems, variablesOf, type TemplateButton, type TemplateDraft } from '@centralita/shared-types';
import type { WrittenTemplate } from './ports/template-provider';
import { malformed } from './template-errors';

/**
 * What a person wrote, as the provider takes it. What WhatsApp may reject is left to its reviewers.
 *
 * @throws AppError `templates/malformed` (422)
 */
export function readDraft({ name, language, body, variables, buttons }: TemplateDraft): WrittenTemplate {
  if (textProblems(body).includes('malformed-placeholder'))
    throw malformed('A variable is written as {{name}}: letters, digits and underscores, at most 16.');
  const given = new Map(variables.map((each) => [each.name, each.sample]));
  const names = variablesOf(body);
  const missing = names.filter((each) => !given.has(each));
  if (missing.length > 0)
    throw malformed(`Each variable needs a sample value for the reviewers: ${missing.join(', ')}.`);
  return {
    name,
    language,
    body,
    samples: Object.fromEntries(names.map((each) => [each, given.get(each) ?? ''])),
    buttons: readButtons(buttons),
  };
}

function readButtons(buttons: TemplateDraft['buttons']): TemplateButton[] {
  const read = buttons.map(({ title, id }, index) => ({ title, id: id ?? idOf(title, index) }));
  for (const key of ['title', 'id'] as const)
    if (new Set(read.map((each) => each[key])).size < read.length)
      throw malformed('Two buttons are the same. Give each a text of its own.');
  return read;
}

/** `Sí, ¡voy!` is `si_voy`; a text without Latin letters is called by its place. */
function idOf(title: string, index: number): string {
  const plain = title.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.replaceAll(/[^a-z0-9]+/g, '_').replaceAll(/^_+|_+$/g, '') || `button_${index + 1}`;
}
