import { Injectable } from '@nestjs/common';
import {
  MACRO_RUNNER,
  REPLY_VARIABLES,
  unknownReplyVariables,
  type Macro,
  type MacroDraft,
} from '@centralita/shared-types';
import { ContactFields } from '../contacts/api/contact-fields';
import { Assignees, notAssignable } from '../messages/api/assignees';
import { Labels, noLabel } from '../messages/api/labels';
import { macroErrors } from './macro-errors';
import type { MacroRow, MacroSteps, Named } from './macros-schema';

/** Labels, people and teams of an organisation: their names by id. */
interface Known {
  labels: ReadonlyMap<string, string>;
  people: ReadonlyMap<string, string>;
  teams: ReadonlyMap<string, string>;
}

/** What macros do, checked against the labels, people, teams and contact fields that there are. */
@Injectable()
export class MacroStepsBook {
  constructor(
    private readonly labels: Labels,
    private readonly assignees: Assignees,
    private readonly fields: ContactFields,
  ) {}

  /**
   * @throws AppError `macros/does-nothing`, `macros/no-snooze-time`, `macros/unknown-variable`,
   * `conversations/not-assignable` (422), `labels/not-found`, `teams/not-found` (404)
   */
  async ofDraft(organisationId: string, draft: MacroDraft): Promise<MacroSteps> {
    const { text, addLabelIds = [], assigneeId, teamId, state, snoozeHours, answeredBy } = draft;
    if ((state === 'snoozed') !== (snoozeHours !== undefined)) throw macroErrors.noSnoozeTime();
    if (text !== undefined) await this.#assertVariables(organisationId, text);
    const known = await this.#known(organisationId);
    if (addLabelIds.some((id) => !known.labels.has(id))) throw noLabel();
    if (assigneeId !== undefined && isLost(assigneeId, known)) throw notAssignable();
    const addLabels = addLabelIds.map((id) => ({ id, name: known.labels.get(id) ?? '' }));
    const steps: MacroSteps = {
      ...(text !== undefined && { text }),
      ...(addLabels.length > 0 && { addLabels }),
      ...(assigneeId !== undefined && {
        assignee: { id: assigneeId, name: known.people.get(assigneeId) ?? '' },
      }),
      ...(teamId !== undefined && { team: await this.assignees.team(organisationId, teamId) }),
      ...(state && { state }),
      ...(snoozeHours !== undefined && { snoozeHours }),
      ...(answeredBy && { answeredBy }),
    };
    if (Object.keys(steps).length === 0) throw macroErrors.doesNothing();
    return steps;
  }

  /** With the names that labels, people and teams have now. */
  async view(organisationId: string, rows: readonly MacroRow[]): Promise<Macro[]> {
    const known = await this.#known(organisationId);
    return rows.map((row) => viewOf(row, known));
  }

  /**
   * The steps, with the name that their team has now.
   *
   * @throws AppError `macros/label-gone`, `macros/person-gone`, `macros/team-gone` (409): the detail says which
   */
  async whole(organisationId: string, steps: MacroSteps): Promise<MacroSteps> {
    const { addLabels = [], assignee, team } = steps;
    const known = await this.#known(organisationId);
    const label = addLabels.find(({ id }) => !known.labels.has(id));
    if (label) throw macroErrors.labelGone(label.name);
    if (assignee && isLost(assignee.id, known)) throw macroErrors.personGone(assignee.name);
    if (team && isLostTeam(team.id, known)) throw macroErrors.teamGone(team.name);
    return { ...steps, ...(team && { team: nowNamed(team, known.teams) }) };
  }

  async #known(organisationId: string): Promise<Known> {
    const [labels, people, teams] = await Promise.all([
      this.labels.list(organisationId),
      this.assignees.all(organisationId),
      this.assignees.teamNames(organisationId),
    ]);
    const byId = (all: readonly { id: string; name: string }[]): ReadonlyMap<string, string> =>
      new Map(all.map(({ id, name }) => [id, name]));
    return { labels: byId(labels), people: byId(people), teams };
  }

  async #assertVariables(organisationId: string, text: string): Promise<void> {
    const fields = (await this.fields.list(organisationId)).map(({ name }) => name);
    const [unknown] = unknownReplyVariables(text, fields);
    if (unknown !== undefined) throw macroErrors.unknownVariable(unknown, [...REPLY_VARIABLES, ...fields]);
  }
}

export const stepsOf = ({ steps }: MacroRow): MacroSteps => JSON.parse(steps) as MacroSteps;

/** Whether it is the id of a person who can have no conversation. */
const isLost = (assigneeId: string, { people }: Known): boolean =>
  assigneeId !== '' && assigneeId !== MACRO_RUNNER && !people.has(assigneeId);

const isLostTeam = (teamId: string, { teams }: Known): boolean => teamId !== '' && !teams.has(teamId);

const nowNamed = ({ id, name }: Named, names: ReadonlyMap<string, string>): Named => ({
  id,
  name: names.get(id) ?? name,
});

function viewOf(row: MacroRow, known: Known): Macro {
  const { labels, people, teams } = known;
  const { text, addLabels = [], assignee, team, state, snoozeHours, answeredBy } = stepsOf(row);
  const lostLabels = addLabels.filter(({ id }) => !labels.has(id));
  const lostPeople = assignee && isLost(assignee.id, known) ? [assignee] : [];
  const lostTeams = team && isLostTeam(team.id, known) ? [team] : [];
  return {
    id: row.id,
    name: row.name,
    text: text ?? null,
    addLabels: addLabels.map((label) => nowNamed(label, labels)),
    assignee: assignee ? nowNamed(assignee, people) : null,
    team: team ? nowNamed(team, teams) : null,
    state: state ?? null,
    snoozeHours: snoozeHours ?? null,
    answeredBy: answeredBy ?? null,
    gone: [...lostLabels, ...lostPeople, ...lostTeams].map(({ name }) => name),
  };
}
