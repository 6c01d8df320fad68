import type { Macro, MacroDraft } from '@centralita/shared-types';
import { MACRO_RUNNER, MACRO_SNOOZE_HOURS_MAX } from '@centralita/shared-types/rules';

/** Of a select: nothing is done about it. */
export const KEEP = 'keep';
/** Of the selects of people and of teams. */
export const NOBODY = 'nobody';

/** A macro while it is written. */
export interface MacroForm {
  /** Of one that is changed. */
  id?: string;
  name: string;
  text: string;
  labelIds: readonly string[];
  /** Id of a person, `MACRO_RUNNER`, `NOBODY` or `KEEP`. */
  assignee: string;
  /** Id of a team, `NOBODY` or `KEEP`. */
  team: string;
  state: Exclude<MacroDraft['state'], undefined> | typeof KEEP;
  /** As it is typed. */
  hours: string;
  answeredBy: 'bot' | 'person' | typeof KEEP;
}

export const NEW_MACRO: MacroForm = {
  name: '',
  text: '',
  labelIds: [],
  assignee: KEEP,
  team: KEEP,
  state: KEEP,
  hours: '24',
  answeredBy: KEEP,
};

export interface Known {
  labelIds: ReadonlySet<string>;
  personIds: ReadonlySet<string>;
  teamIds: ReadonlySet<string>;
}

/** What is gone is left out: whoever saves it takes it out of the macro. */
export function formOf(macro: Macro, { labelIds, personIds, teamIds }: Known): MacroForm {
  const { id, name, text, addLabels, assignee, team, state, snoozeHours, answeredBy } = macro;
  const isThere = assignee !== null && (personIds.has(assignee.id) || assignee.id === MACRO_RUNNER);
  return {
    id,
    name,
    text: text ?? '',
    labelIds: addLabels.map((label) => label.id).filter((one) => labelIds.has(one)),
    assignee: assignee?.id === '' ? NOBODY : isThere ? assignee.id : KEEP,
    team: team?.id === '' ? NOBODY : team && teamIds.has(team.id) ? team.id : KEEP,
    state: state ?? KEEP,
    hours: snoozeHours === null ? NEW_MACRO.hours : String(snoozeHours),
    answeredBy: answeredBy ?? KEEP,
  };
}

export function draftOf({
  name,
  text,
  labelIds,
  assignee,
  team,
  state,
  hours,
  answeredBy,
}: MacroForm): MacroDraft {
  return {
    name: name.trim(),
    ...(text.trim() && { text: text.trim() }),
    ...(labelIds.length > 0 && { addLabelIds: [...labelIds] }),
    ...(assignee !== KEEP && { assigneeId: assignee === NOBODY ? '' : assignee }),
    ...(team !== KEEP && { teamId: team === NOBODY ? '' : team }),
    ...(state !== KEEP && { state }),
    ...(state === 'snoozed' && { snoozeHours: Number(hours) }),
    ...(answeredBy !== KEEP && { answeredBy }),
  };
}

/** Whether it has a name and does something, for a time that can be. */
export function isWhole(form: MacroForm): boolean {
  const { name, ...steps } = draftOf(form);
  return name !== '' && Object.keys(steps).length > 0 && hasGoodHours(form);
}

export const hasGoodHours = ({ state, hours }: MacroForm): boolean =>
  state !== 'snoozed' ||
  (/^\d+$/.test(hours) && Number(hours) >= 1 && Number(hours) <= MACRO_SNOOZE_HOURS_MAX);
