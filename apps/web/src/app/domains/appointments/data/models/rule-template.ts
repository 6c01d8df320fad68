import type { MessageTemplate, ReminderRule, RuleTemplate } from '@centralita/shared-types';
import { REMINDER_VARIABLES } from '@centralita/shared-types/appointment-rules';

/** The template that a rule names among those that are offered, with the words for its variables. */
export function chosenTemplate(
  { templates = [] }: ReminderRule,
  offered: readonly MessageTemplate[],
): { template: MessageTemplate; values: RuleTemplate['values'] } | undefined {
  for (const { id, values } of templates) {
    const template = offered.find((one) => one.id === id);
    if (template) return { template, values };
  }
  return undefined;
}

/** With this one in place of the others of its language; with none of them where the id is empty. */
export function withTemplate(
  { templates = [] }: ReminderRule,
  offered: readonly MessageTemplate[],
  id: string,
): RuleTemplate[] {
  const others = templates.filter((one) => !offered.some((template) => template.id === one.id));
  const template = offered.find((one) => one.id === id);
  if (!template) return others;
  const values = template.variables.map(({ name }, index) => [name, guess(name, index)] as const);
  return [...others, { id, values: Object.fromEntries(values) }];
}

export const withTemplateValue = (
  { templates = [] }: ReminderRule,
  id: string,
  name: string,
  text: string,
): RuleTemplate[] =>
  templates.map((one) => (one.id === id ? { ...one, values: { ...one.values, [name]: text } } : one));

/** A variable of our own name stands for itself; others in the order in which most templates have them. */
function guess(name: string, index: number): string {
  const known = REMINDER_VARIABLES.find((one) => one === name);
  const variable = known ?? ['name', 'when', 'what', 'where', 'with'][index];
  return variable === undefined ? '' : `{${variable}}`;
}
