import { randomInt, randomUUID } from 'node:crypto';
import { MacrosStore } from '../../src/domains/macros/macros.store';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { markerOf, type Holder, type MakeRow } from './matrix-holder';
import type { Team } from './team';

export const macroOf = (team: Team, { organisationId }: Holder): { name: string; state: 'done' } => ({
  name: `${markerOf(team, organisationId)} ${randomInt(1e9)}`,
  state: 'done',
});

/** By the store: there are more callers than an organisation may have macros. */
export const macro: MakeRow = async (team, { organisationId: organisation_id }) => {
  const { app } = team.api;
  const id = randomUUID();
  const name = `${markerOf(team, organisation_id)} ${id}`;
  const row = { id, organisation_id, name, name_key: name, steps: '{"state":"done"}', created_at: 1 };
  await app.get(UnitOfWork).run((tx) => app.get(MacrosStore, { strict: false }).insert(tx, row));
  return id;
};
