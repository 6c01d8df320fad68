import type { Team } from './team';

/** Whose a row is to be. */
export interface Holder {
  personId: string;
  organisationId: string;
}

/** Stands in names and addresses of rows of an organisation, so that they are recognised wherever they turn up. */
export const markerOf = (team: Team, organisationId: string): string =>
  organisationId === team.organisationId ? 'marker-one' : 'marker-two';

/** The one number of an organisation. */
export const numberOf = (team: Team, organisationId: string): string =>
  organisationId === team.organisationId ? '+12025550198' : '+12025550199';

/** Makes a row of the holder, and gives its id. */
export type MakeRow = (team: Team, holder: Holder) => Promise<string>;
