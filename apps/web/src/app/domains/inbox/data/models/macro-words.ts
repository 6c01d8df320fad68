import type { Macro } from '@centralita/shared-types';
import { MACRO_RUNNER } from '@centralita/shared-types/rules';

/** One thing that a macro does, to be worded: `t(key, parameters)`. */
export interface MacroWord {
  key: string;
  parameters: Record<string, string | number>;
}

/** What a macro does, in the order in which it does it. */
export function macroWords({
  text,
  addLabels,
  assignee,
  team,
  state,
  snoozeHours,
  answeredBy,
}: Macro): MacroWord[] {
  const word = (key: string, parameters: MacroWord['parameters'] = {}): MacroWord => ({
    key: `inbox.macro.step.${key}`,
    parameters,
  });
  const whom = assignee?.id === '' ? 'nobody' : assignee?.id === MACRO_RUNNER ? 'runner' : 'person';
  return [
    ...(text === null ? [] : [word('text')]),
    ...(addLabels.length === 0
      ? []
      : [word('labels', { names: addLabels.map(({ name }) => name).join(', ') })]),
    ...(assignee ? [word(`assignee.${whom}`, { name: assignee.name })] : []),
    ...(team ? [word(`team.${team.id === '' ? 'none' : 'given'}`, { name: team.name })] : []),
    ...(answeredBy ? [word(`answeredBy.${answeredBy}`)] : []),
    ...(state ? [word(`state.${state}`, { hours: snoozeHours ?? 0 })] : []),
  ];
}
