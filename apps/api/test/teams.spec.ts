import type {
  Conversation,
  ConversationChange,
  ConversationCounts,
  Page,
  Team as TeamOfPeople,
  ThreadEntry,
} from '@centralita/shared-types';
import type { Engine } from '../src/platform/database/database';
import { incomingMessage } from './support/messages';
import { startMessagingTeam, type MessagingTeam } from './support/messaging-team';
import type { Member, Team } from './support/team';
import { send, signedPost } from './support/twilio-webhook';

describe.each<Engine>(['sqlite', 'postgres'])('teams on %s', (engine) => {
  let started: MessagingTeam;
  let team: Team;
  let numbers = 0;
  beforeAll(async () => {
    started = await startMessagingTeam(engine);
    ({ team } = started);
  });
  afterAll(() => started.close());

  const add = (name: string, memberIds: string[] = []) =>
    team.admin.web.post('/api/teams').send({ name, memberIds });
  const made = async (name: string, memberIds: string[] = []): Promise<TeamOfPeople> =>
    (await add(name, memberIds).expect(201)).body as TeamOfPeople;
  const codeOf = ({ body }: { body: { code?: string } }): string | undefined => body.code;
  /** Somebody new writes. @returns id of the conversation */
  async function written(): Promise<string> {
    const From = `+3460000${String((numbers += 1)).padStart(4, '0')}`;
    await send(signedPost(`${team.api.url}/webhooks/messages`, incomingMessage('Hello', { From })));
    const { body } = await team.agent.web.get('/api/conversations?view=all').expect(200);
    const { items } = body as Page<Conversation>;
    return items.find(({ contact }) => contact.address === From)!.id;
  }
  const change = (id: string, wanted: ConversationChange) =>
    team.agent.web.patch(`/api/conversations/${id}`).send(wanted);
  const listed = async (query: string, member: Member = team.agent): Promise<string[]> => {
    const { body } = await member.web.get(`/api/conversations?${query}`).expect(200);
    return (body as Page<Conversation>).items.map(({ id }) => id);
  };
  const counted = async (member: Member): Promise<number> =>
    ((await member.web.get('/api/conversations/counts').expect(200)).body as ConversationCounts).teams;

  it('have people who may write, a name of their own, and are read by agents', async () => {
    const support = await made('Support', [team.agent.personId]);
    const agent = { id: team.agent.personId, name: expect.any(String) as string };
    expect(support).toEqual({ id: support.id, name: 'Support', members: [agent] });
    expect(codeOf(await add('support').expect(409))).toBe('teams/name-taken');
    expect(codeOf(await add('Others', [team.stranger.personId]).expect(422))).toBe('teams/not-a-member');
    expect(codeOf(await add('Viewers', [team.viewer.personId]).expect(422))).toBe('teams/not-a-member');
    await team.agent.web.post('/api/teams').send({ name: 'Mine', memberIds: [] }).expect(403);

    await made('Accounts');
    const { body } = await team.agent.web.get('/api/teams').expect(200);
    expect((body as TeamOfPeople[]).map(({ name }) => name)).toEqual(['Accounts', 'Support']);
    expect((await team.stranger.web.get('/api/teams').expect(200)).body).toEqual([]);

    const path = `/api/teams/${support.id}`;
    const rename = (name: string) => team.admin.web.put(path).send({ name, memberIds: [] });
    expect(codeOf(await rename('Accounts').expect(409))).toBe('teams/name-taken');
    expect((await rename('First line').expect(200)).body).toEqual({
      id: support.id,
      name: 'First line',
      members: [],
    });
    await team.admin.web.delete(path).expect(204);
    expect(codeOf(await team.admin.web.delete(path).expect(404))).toBe('teams/not-found');
  });

  it('have conversations, which their people find until somebody takes them', async () => {
    const sales = await made('Sales', [team.agent.personId]);
    const [given, other] = [await written(), await written()];
    const { body } = await change(given, { teamId: sales.id }).expect(200);
    expect((body as Conversation).team).toEqual({ id: sales.id, name: 'Sales' });

    expect(await listed('view=teams')).toEqual([given]);
    expect(await counted(team.agent)).toBe(1);
    expect(await listed('view=teams', team.admin)).toEqual([]);
    expect(await counted(team.admin)).toBe(0);
    expect(await listed(`view=all&team=${sales.id}`, team.admin)).toEqual([given]);

    await change(given, { assigneeId: team.agent.personId }).expect(200);
    expect(await listed('view=teams')).toEqual([]);
    expect(await listed(`view=mine&team=${sales.id}`)).toEqual([given]);

    await team.agent.web
      .patch('/api/conversations')
      .send({ ids: [given, other], teamId: '' })
      .expect(200);
    expect(await listed(`view=all&team=${sales.id}`)).toEqual([]);
    const entries = await team.agent.web.get(`/api/conversations/${given}/entries`).expect(200);
    expect((entries.body as Page<ThreadEntry>).items.map(({ kind, team: name }) => [kind, name])).toEqual([
      ['taken-from-team', null],
      ['assigned', null],
      ['given-to-team', 'Sales'],
    ]);
  });

  it('of others, and those that were deleted, have none', async () => {
    const { id: theirs } = (
      await team.stranger.web.post('/api/teams').send({ name: 'Theirs', memberIds: [] }).expect(201)
    ).body as TeamOfPeople;
    const gone = await made('Gone', [team.agent.personId]);
    const id = await written();
    expect(codeOf(await change(id, { teamId: theirs }).expect(404))).toBe('teams/not-found');
    await change(id, { teamId: gone.id }).expect(200);
    await team.admin.web.delete(`/api/teams/${gone.id}`).expect(204);
    const { body } = await team.agent.web.get(`/api/conversations/${id}`).expect(200);
    expect((body as Conversation).team).toBeNull();
    expect(await listed('view=teams')).toEqual([]);
  });
});
