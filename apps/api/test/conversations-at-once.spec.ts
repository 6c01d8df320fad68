import type { Conversation, Label, Page, ThreadEntry } from '@centralita/shared-types';
import { ROWS } from './support/matrix-rows';
import { startTeam, type Member, type Team } from './support/team';

const HOUR_MS = 3_600_000;

let team: Team;
beforeAll(async () => {
  team = await startTeam();
});
afterAll(() => team.api.close());

it('several conversations are assigned, labelled, snoozed and finished at once', async () => {
  const { agent, stranger, viewer } = team;
  const make = ROWS['/api/conversations/:id'];
  if (typeof make !== 'function') throw new Error('Conversations have an organisation.');
  const ids = [await make(team, agent), await make(team, agent)];
  const read = async (id: string): Promise<Conversation> =>
    (await agent.web.get(`/api/conversations/${id}`).expect(200)).body as Conversation;
  const several = async (body: object, member: Member = agent, status = 200): Promise<object> => {
    const change = { ids, ...body };
    return (await member.web.patch('/api/conversations').send(change).expect(status)).body as object;
  };
  const { body: label } = await agent.web
    .post('/api/labels')
    .send({ name: 'At once', colour: 'teal' })
    .expect(201);
  const { id: addLabelId } = label as Label;
  const labelsOf = async (id: string): Promise<string[]> => (await read(id)).labels.map(({ id: one }) => one);

  const assigned = { ids: [...ids, 'gone'], assigneeId: agent.personId, addLabelId };
  expect(await several(assigned)).toEqual({ changed: 2 });
  for (const id of ids)
    expect(await read(id)).toMatchObject({ assignee: { id: agent.personId }, labels: [{ id: addLabelId }] });
  const urgent = await agent.web.post('/api/labels').send({ name: 'Urgent', colour: 'red' }).expect(201);
  const { id: urgentId } = urgent.body as Label;
  await several({ addLabelId: urgentId });
  for (const id of ids) expect(await labelsOf(id)).toEqual([addLabelId, urgentId]);
  // Once more, as two do who take off the same one: the others stay.
  expect(await several({ removeLabelId: urgentId })).toEqual({ changed: 2 });
  expect(await several({ removeLabelId: urgentId })).toEqual({ changed: 2 });
  for (const id of ids) expect(await labelsOf(id)).toEqual([addLabelId]);
  expect(await several({ removeLabelId: addLabelId }, stranger)).toEqual({ changed: 0 });
  for (const id of ids) expect(await labelsOf(id)).toEqual([addLabelId]);
  await several({ state: 'snoozed', snoozedUntil: Date.now() + HOUR_MS });
  for (const id of ids) expect(await read(id)).toMatchObject({ state: 'snoozed' });
  await several({ state: 'done' });
  const { body } = await agent.web.get(`/api/conversations/${ids[1]!}/entries`).expect(200);
  expect((body as Page<ThreadEntry>).items.map(({ kind }) => kind)).toEqual(['done', 'snoozed', 'assigned']);

  expect(await several({ state: 'open' }, stranger)).toEqual({ changed: 0 });
  await several({ state: 'open' }, viewer, 403);
  await several({ ids: [], state: 'open' }, agent, 400);
  expect(await several({ addLabelId: 'none' }, agent, 404)).toMatchObject({ code: 'labels/not-found' });
  // All of it, or nothing.
  const other = await agent.web.post('/api/labels').send({ name: 'Never', colour: 'red' }).expect(201);
  const half = { addLabelId: (other.body as Label).id, state: 'open', assigneeId: viewer.personId };
  await several(half, agent, 422);
  for (const id of ids) expect(await read(id)).toMatchObject({ state: 'done', labels: [{ id: addLabelId }] });
});
