import { randomInt } from 'node:crypto';
import { Labels } from '../../src/domains/messages/api/labels';
import { SavedReplies } from '../../src/domains/saved-replies/api/saved-replies';
import { Teams } from '../../src/domains/teams/api/teams';
import { markerOf, type Holder, type MakeRow } from './matrix-holder';
import type { Team } from './team';

export const label: MakeRow = async (team, { organisationId }) => {
  const labels = team.api.app.get(Labels, { strict: false });
  const name = `${markerOf(team, organisationId)} ${randomInt(1e9)}`;
  const { id } = await labels.add(organisationId, { name, colour: 'teal' }, { via: 'server' });
  return id;
};

export const savedReplyOf = (team: Team, { organisationId }: Holder): { shortcut: string; text: string } => ({
  shortcut: `${markerOf(team, organisationId)}-${randomInt(1e9)}`,
  text: 'Hello',
});

export const savedReply: MakeRow = async (team, holder) => {
  const replies = team.api.app.get(SavedReplies, { strict: false });
  return (await replies.add(holder.organisationId, savedReplyOf(team, holder), { via: 'server' })).id;
};

export const teamDraftOf = (
  team: Team,
  { organisationId }: Holder,
): { name: string; memberIds: string[] } => ({
  name: `${markerOf(team, organisationId)} ${randomInt(1e9)}`,
  memberIds: [],
});

export const teamOfPeople: MakeRow = async (team, holder) => {
  const teams = team.api.app.get(Teams, { strict: false });
  return (await teams.add(holder.organisationId, teamDraftOf(team, holder), { via: 'server' })).id;
};
