import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AuditAction, Team, TeamDraft } from '@centralita/shared-types';
import { Clock } from '../../../platform/clock/clock';
import type { Tx } from '../../../platform/database/tx';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AppError } from '../../../platform/errors/app-error';
import { ActivityLog } from '../../../platform/events/activity-log';
import { AuditLog, type Actor } from '../../audit/api/audit-log';
import { PeopleDirectory, type Colleague } from '../../people/api/people-directory';
import type { TeamRow } from '../teams-schema';
import { TeamsStore, type TeamWithMembers } from '../teams.store';

const TEAMS_MAX = 100;

/** People of an organisation who share conversations. */
@Injectable()
export class Teams {
  constructor(
    private readonly store: TeamsStore,
    private readonly people: PeopleDirectory,
    private readonly activities: ActivityLog,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** By name. */
  async list(organisationId: string): Promise<Team[]> {
    const [teams, people] = await Promise.all([this.store.all(organisationId), this.#people(organisationId)]);
    return teams.map((team) => view(team, people));
  }

  /** Names by id, for whoever shows something of a team. */
  async names(organisationId: string): Promise<ReadonlyMap<string, string>> {
    return new Map((await this.store.all(organisationId)).map(({ id, name }) => [id, name]));
  }

  /** @throws AppError `teams/not-found` (404) */
  async nameOf(organisationId: string, id: string): Promise<string> {
    const name = (await this.names(organisationId)).get(id);
    if (name === undefined) throw notFound();
    return name;
  }

  /** Ids of the teams of which somebody is. */
  async idsOf(organisationId: string, personId: string): Promise<string[]> {
    const teams = await this.store.all(organisationId);
    return teams.filter(({ memberIds }) => memberIds.includes(personId)).map(({ id }) => id);
  }

  /** @throws AppError `teams/not-a-member`, `teams/too-many` (422), `teams/name-taken` (409) */
  async add(organisationId: string, draft: TeamDraft, actor: Actor): Promise<Team> {
    const people = await this.#members(organisationId, draft);
    const row = {
      id: randomUUID(),
      organisation_id: organisationId,
      ...written(draft),
      created_at: this.clock.now(),
    };
    await this.work.run(async (tx) => {
      if ((await this.store.all(organisationId, tx)).length >= TEAMS_MAX) throw tooMany();
      if (!(await this.store.insert(tx, row))) throw taken();
      await this.#tell(tx, 'teams/added', row, actor);
    });
    return view(row, people);
  }

  /** @throws AppError as `add`, and `teams/not-found` (404) */
  async change(organisationId: string, id: string, draft: TeamDraft, actor: Actor): Promise<Team> {
    const people = await this.#members(organisationId, draft);
    return this.work.run(async (tx) => {
      const row = await this.#find(tx, organisationId, id);
      const change = written(draft);
      if (
        (await this.store.all(organisationId, tx)).some(
          (one) => one.id !== id && one.name_key === change.name_key,
        )
      )
        throw taken();
      await this.store.change(tx, id, change);
      await this.#tell(tx, 'teams/changed', { ...row, ...change }, actor);
      return view({ ...row, ...change }, people);
    });
  }

  /** @throws AppError `teams/not-found` (404) */
  async remove(organisationId: string, id: string, actor: Actor): Promise<void> {
    await this.work.run(async (tx) => {
      const row = await this.#find(tx, organisationId, id);
      await this.store.remove(tx, id);
      await this.#tell(tx, 'teams/removed', row, actor);
    });
  }

  #people(organisationId: string): Promise<Colleague[]> {
    return this.people.withRole('agent', organisationId);
  }

  /** Whoever may write in the organisation, where all of the draft are among them. */
  async #members(organisationId: string, { memberIds }: TeamDraft): Promise<Colleague[]> {
    const people = await this.#people(organisationId);
    const known = new Set(people.map(({ id }) => id));
    if (memberIds.every((id) => known.has(id))) return people;
    throw new AppError({
      code: 'teams/not-a-member',
      detail:
        'A team has people of the organisation who may write with customers. Load the page again and choose.',
      status: 422,
    });
  }

  async #find(tx: Tx, organisationId: string, id: string): Promise<TeamWithMembers> {
    const row = (await this.store.all(organisationId, tx)).find((one) => one.id === id);
    if (!row) throw notFound();
    return row;
  }

  async #tell(tx: Tx, action: AuditAction, row: TeamRow, actor: Actor): Promise<void> {
    const { id, organisation_id: organisationId, name } = row;
    await this.audit.record(tx, {
      actor,
      action,
      organisationId,
      subject: { kind: 'team', id },
      details: { name },
    });
    this.activities.append(tx, { stream: organisationId, kind: 'teams/changed', data: {}, role: 'agent' });
  }
}

const written = ({
  name,
  memberIds,
}: TeamDraft): Pick<TeamWithMembers, 'name' | 'name_key' | 'memberIds'> => ({
  name,
  name_key: name.toLowerCase(),
  memberIds,
});

const view = ({ id, name, memberIds }: TeamWithMembers, people: readonly Colleague[]): Team => ({
  id,
  name,
  members: people
    .filter((person) => memberIds.includes(person.id))
    .map((person) => ({ id: person.id, name: person.name })),
});

const notFound = (): AppError =>
  new AppError({
    code: 'teams/not-found',
    detail: 'There is no such team; somebody may have deleted it. Load the list again.',
    status: 404,
  });
const taken = (): AppError =>
  new AppError({
    code: 'teams/name-taken',
    detail: 'Another team has this name. Choose another one.',
    status: 409,
  });
const tooMany = (): AppError =>
  new AppError({
    code: 'teams/too-many',
    detail: `An organisation has ${TEAMS_MAX} teams at most. Delete one that nobody needs.`,
    status: 422,
  });
