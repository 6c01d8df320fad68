import { randomUUID } from 'node:crypto';
import type {
  AuditItem,
  Conversation,
  InboxView,
  InboxViewCount,
  InboxViewDraft,
  Label,
  Page,
  Problem,
} from '@centralita/shared-types';
import { ActivityLog } from '../src/platform/events/activity-log';
import type { Engine } from '../src/platform/database/database';
import { ACCOUNT } from './support/account';
import { incomingMessage } from './support/messages';
import { startMessagingTeam, type MessagingTeam } from './support/messaging-team';
import type { Member, Team } from './support/team';
import { send, signedPost } from './support/twilio-webhook';

const PAGE = 30;

describe.each<Engine>(['sqlite', 'postgres'])('saved views of the inbox on %s', (engine) => {
  let started: MessagingTeam;
  let team: Team;
  let numbers = 0;
  beforeAll(async () => {
    started = await startMessagingTeam(engine);
    ({ team } = started);
  }, 90_000);
  afterAll(() => started.close());

  const pageOf = async (query: string, member: Member = team.agent): Promise<Page<Conversation>> =>
    (await member.web.get(`/api/conversations?${query}`).expect(200)).body as Page<Conversation>;
  const list = async (query: string, member?: Member): Promise<string[]> =>
    (await pageOf(query, member)).items.map(({ id }) => id);
  const newNumber = (): string => `+3467800${String(++numbers).padStart(4, '0')}`;
  const says = async (from: string, text = 'Hola'): Promise<string> => {
    const message = incomingMessage(text, { From: from, To: ACCOUNT.phoneNumber });
    expect(await send(signedPost(`${team.api.url}/webhooks/messages`, message))).toMatchObject({
      status: 200,
    });
    return (await list(`search=${encodeURIComponent(from)}`))[0]!;
  };
  const change = (id: string, body: object) =>
    team.agent.web.patch(`/api/conversations/${id}`).send(body).expect(200);
  const newLabel = async (): Promise<Label> =>
    (await team.agent.web.post('/api/labels').send({ name: randomUUID(), colour: 'red' }).expect(201))
      .body as Label;
  const label = (id: string, addLabelId: string) =>
    team.agent.web
      .patch('/api/conversations')
      .send({ ids: [id], addLabelId })
      .expect(200);
  const newTeam = async (): Promise<string> => {
    const draft = { name: randomUUID(), memberIds: [] };
    const { body } = await team.admin.web.post('/api/teams').send(draft).expect(201);
    return (body as { id: string }).id;
  };
  const codeOf = ({ body }: { body: unknown }): string => (body as Problem).code;

  const draft = (changes: Partial<InboxViewDraft> = {}): InboxViewDraft => ({
    name: `View ${randomUUID().slice(0, 8)}`,
    shared: false,
    view: 'all',
    ...changes,
  });
  const add = (body: object, member: Member = team.agent) => member.web.post('/api/inbox-views').send(body);
  const added = async (body: object, member?: Member): Promise<InboxView> =>
    (await add(body, member).expect(201)).body as InboxView;
  const views = async (member: Member = team.agent): Promise<InboxView[]> =>
    (await member.web.get('/api/inbox-views').expect(200)).body as InboxView[];
  const nameOf = async (id: string, member?: Member): Promise<string | undefined> =>
    (await views(member)).find((one) => one.id === id)?.name;

  it('lists conversations by label and by whose they are, beside the other filters', async () => {
    const [teal, red] = [await newLabel(), await newLabel()];
    const [numberOne, numberTwo] = [newNumber(), newNumber()];
    const one = await says(numberOne);
    const two = await says(numberTwo);
    const three = await says(newNumber());
    await label(one, teal.id);
    await label(one, red.id);
    await label(two, teal.id);
    await change(one, { assigneeId: team.agent.personId });
    await change(two, { assigneeId: team.admin.personId });
    const ofTeal = `label=${teal.id}`;
    expect(await list(`${ofTeal}&view=all`)).toEqual([two, one]);
    expect(await list(ofTeal)).toEqual([two, one]);
    expect(await list(`view=all&label=${red.id}`)).toEqual([one]);
    expect(await list(`view=all&assignee=${team.admin.personId}&${ofTeal}`)).toEqual([two]);
    expect(await list(`view=all&assignee=me&${ofTeal}`)).toEqual([one]);
    expect(await list(`view=all&assignee=me&${ofTeal}`, team.admin)).toEqual([two]);
    expect(await list(`view=all&channel=sms&${ofTeal}`)).toEqual([two, one]);
    expect(await list(`view=all&channel=whatsapp&${ofTeal}`)).toEqual([]);
    expect(await list(`${ofTeal}&search=${encodeURIComponent(numberOne)}`)).toEqual([one]);
    expect(await list(`${ofTeal}&view=unassigned`)).toEqual([]);
    expect(await list(`view=all&assignee=${randomUUID()}`)).toEqual([]);
    expect(await list(`view=all&${ofTeal}`, team.stranger)).toEqual([]);

    // The list of a label follows its conversations: who writes comes first, what is done leaves it.
    await says(numberOne, 'Otra cosa');
    expect(await list(`${ofTeal}&view=all`)).toEqual([one, two]);
    expect(await list(`${ofTeal}&view=mine`)).toEqual([one]);
    await change(one, { assigneeId: '' });
    expect(await list(`${ofTeal}&view=mine`)).toEqual([]);
    expect(await list(`${ofTeal}&view=unassigned`)).toEqual([one]);
    await change(one, { state: 'done' });
    await change(two, { state: 'waiting' });
    expect(await list(`${ofTeal}&view=all`)).toEqual([]);
    expect(await list(`${ofTeal}&view=done`)).toEqual([one]);
    expect(await list(`${ofTeal}&view=snoozed`)).toEqual([two]);
    expect(await list(`${ofTeal}&state=waiting`)).toEqual([two]);
    await says(numberTwo, '¿Hola?');
    expect(await list(`${ofTeal}&view=all`)).toEqual([two]);
    await team.agent.web
      .patch('/api/conversations')
      .send({ ids: [one, three], addLabelId: red.id, state: 'open' })
      .expect(200);
    expect(await list(`view=all&label=${red.id}`)).toEqual([one, three]);
  });

  it('lists what has a label by pages, each conversation once', async () => {
    const { id } = await newLabel();
    const written: string[] = [];
    for (let more = 0; more < PAGE + 3; more += 1) written.unshift(await says(newNumber()));
    await team.agent.web.patch('/api/conversations').send({ ids: written, addLabelId: id }).expect(200);
    const query = `view=all&label=${id}`;
    const first = await pageOf(query);
    expect(first.items).toHaveLength(PAGE);
    const rest = await pageOf(`${query}&before=${first.next!}`);
    expect([...first.items, ...rest.items].map((one) => one.id)).toEqual(written);
    expect(rest.next).toBeNull();
    expect(codeOf(await team.agent.web.get(`/api/conversations?${query}&before=x`).expect(400))).toBe(
      'lists/bad-place',
    );
  });

  it('keeps a view for whoever made it, or for everybody where an admin says so', async () => {
    const { id: labelId } = await newLabel();
    const own = await added(draft({ name: ' Mine only ', labelId, assigneeId: 'me', channel: 'sms' }));
    expect(own).toEqual({
      id: own.id,
      name: 'Mine only',
      shared: false,
      view: 'all',
      channel: 'sms',
      labelId,
      teamId: null,
      assigneeId: 'me',
      gone: [],
    });
    expect(await views()).toContainEqual(own);
    expect(await nameOf(own.id, team.admin)).toBeUndefined();
    const ofAll = await added(draft({ name: 'Of all', shared: true, view: 'unassigned' }), team.admin);
    expect(await views()).toContainEqual(ofAll);
    expect(await views(team.stranger)).toEqual([]);
    await team.viewer.web.get('/api/inbox-views').expect(403);

    // Agents make none for everybody, and change none of those.
    const forAll = draft({ shared: true });
    expect(codeOf(await add(forAll).expect(403))).toBe('session/role-needed');
    const paths = [`/api/inbox-views/${ofAll.id}`, `/api/inbox-views/${own.id}`] as const;
    await team.agent.web.put(paths[0]).send(draft()).expect(403);
    await team.agent.web.put(paths[1]).send(forAll).expect(403);
    await team.agent.web.delete(paths[0]).expect(403);
    // What is another's own is not there for anybody else.
    await team.admin.web.put(paths[1]).send(draft()).expect(404);
    await team.admin.web.delete(paths[1]).expect(404);
    await team.stranger.web.delete(paths[0]).expect(404);

    await team.agent.web
      .put(paths[1])
      .send(draft({ name: 'Renamed' }))
      .expect(200);
    expect(await nameOf(own.id)).toBe('Renamed');
    await team.agent.web.delete(paths[1]).expect(204);
    await team.agent.web.delete(paths[1]).expect(404);
    const { body } = await team.admin.web
      .put(paths[0])
      .send(draft({ name: 'Kept' }))
      .expect(200);
    expect(body).toMatchObject({ name: 'Kept', shared: false });
    expect(await nameOf(ofAll.id)).toBeUndefined();
    await team.admin.web.delete(paths[0]).expect(204);

    const { body: audit } = await team.admin.web.get('/api/audit').expect(200);
    expect((audit as Page<AuditItem>).items.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['inbox-views/added', 'inbox-views/changed', 'inbox-views/removed']),
    );
    const told = (await team.api.app.get(ActivityLog).after(team.organisationId, 0, 10_000)).filter(
      ({ kind }) => kind === 'inbox-views/changed',
    );
    // Of one's own only oneself hears; what everybody had or has, everybody.
    expect(told.map(({ personId }) => personId ?? 'all')).toEqual([
      team.agent.personId,
      'all',
      team.agent.personId,
      team.agent.personId,
      'all',
      team.admin.personId,
    ]);
  });

  it('says what is wrong with a view', async () => {
    const taken = await added(draft({ name: 'Invoices', shared: true }), team.admin);
    for (const shared of [true, false]) {
      const again = draft({ name: 'INVOICES', shared });
      expect(codeOf(await add(again, team.admin).expect(409))).toBe('inbox-views/name-taken');
    }
    const other = await added(draft());
    expect(
      codeOf(
        await team.agent.web
          .put(`/api/inbox-views/${other.id}`)
          .send(draft({ name: 'invoices' }))
          .expect(409),
      ),
    ).toBe('inbox-views/name-taken');
    for (const [wrong, status, code] of [
      [{ labelId: randomUUID() }, 404, 'labels/not-found'],
      [{ teamId: randomUUID() }, 404, 'teams/not-found'],
      [{ teamId: '' }, 400, 'request/invalid'],
      [{ assigneeId: team.viewer.personId }, 422, 'conversations/not-assignable'],
      [{ assigneeId: team.stranger.personId }, 422, 'conversations/not-assignable'],
      [{ assigneeId: 'me', view: 'mine' }, 422, 'inbox-views/assignee-twice'],
      [{ assigneeId: 'me', view: 'teams' }, 422, 'inbox-views/assignee-twice'],
      [{ assigneeId: 'me', view: 'unassigned' }, 422, 'inbox-views/assignee-twice'],
      [{ name: ' ' }, 400, 'request/invalid'],
      [{ name: 'x'.repeat(41) }, 400, 'request/invalid'],
      [{ view: 'everything' }, 400, 'request/invalid'],
      [{ channel: 'fax' }, 400, 'request/invalid'],
      [{ shared: 'yes' }, 400, 'request/invalid'],
    ] as const)
      expect([wrong, codeOf(await add({ ...draft(), ...wrong }).expect(status))]).toEqual([wrong, code]);
    await team.admin.web.delete(`/api/inbox-views/${taken.id}`).expect(204);

    const someone = await team.join('agent');
    for (let more = 0; more < 100; more += 1) await added(draft(), someone);
    expect(codeOf(await add(draft(), someone).expect(422))).toBe('inbox-views/too-many');
    expect(await views(someone)).toHaveLength(100);
  });

  it('lists what a team has beside the other filters, and is kept with the team', async () => {
    const [{ id: labelId }, teamId] = [await newLabel(), await newTeam()];
    const [one, two, three] = [await says(newNumber()), await says(newNumber()), await says(newNumber())];
    await change(one, { teamId, assigneeId: team.agent.personId });
    await change(two, { teamId });
    await label(two, labelId);
    await label(three, labelId);
    expect(await list(`view=all&team=${teamId}`)).toEqual([two, one]);
    expect(await list(`view=unassigned&team=${teamId}`)).toEqual([two]);
    expect(await list(`view=all&team=${teamId}&assignee=me`)).toEqual([one]);
    expect(await list(`view=all&team=${teamId}&label=${labelId}`)).toEqual([two]);
    expect(await list(`view=all&team=${teamId}&channel=whatsapp`)).toEqual([]);
    const made = await added(draft({ teamId, view: 'unassigned' }));
    expect(made).toMatchObject({ teamId, view: 'unassigned', gone: [] });
    expect(await views()).toContainEqual(made);
    const theirs = { name: 'Theirs', memberIds: [] };
    const { body } = await team.stranger.web.post('/api/teams').send(theirs).expect(201);
    const { id: otherTeam } = body as { id: string };
    expect(codeOf(await add(draft({ teamId: otherTeam })).expect(404))).toBe('teams/not-found');

    await team.admin.web.delete(`/api/teams/${teamId}`).expect(204);
    expect((await views()).find(({ id }) => id === made.id)?.gone).toEqual(['team']);
    const path = `/api/inbox-views/${made.id}`;
    const kept = draft({ name: 'Kept', teamId });
    expect((await team.agent.web.put(path).send(kept).expect(200)).body).toMatchObject({ gone: ['team'] });
    const freed = await team.agent.web
      .put(path)
      .send(draft({ name: 'Kept' }))
      .expect(200);
    expect(freed.body).toMatchObject({ teamId: null, gone: [] });
    expect(codeOf(await team.agent.web.put(path).send(kept).expect(404))).toBe('teams/not-found');
  });

  it('counts what each view has for whoever looks', async () => {
    const someone = await team.join('agent');
    const [{ id: labelId }, teamId, label2] = [await newLabel(), await newTeam(), await newLabel()];
    const members = { name: randomUUID(), memberIds: [someone.personId] };
    await team.admin.web.put(`/api/teams/${teamId}`).send(members).expect(200);
    const before = (await pageOf('view=snoozed')).items.length;
    const ids = [];
    for (let more = 0; more < 4; more += 1) ids.push(await says(newNumber()));
    const [one, two, three, four] = ids as [string, string, string, string];
    for (const id of ids) await label(id, labelId);
    await change(one, { assigneeId: someone.personId });
    await change(two, { teamId });
    await change(three, { teamId, assigneeId: team.agent.personId });
    await change(four, { state: 'waiting' });
    const kinds: Record<string, Partial<InboxViewDraft>> = {
      label: { labelId },
      ofLabelAndMe: { labelId, assigneeId: 'me' },
      labelOfNobody: { labelId, view: 'unassigned' },
      labelAndTeam: { labelId, teamId },
      labelBySms: { labelId, channel: 'sms' },
      labelByMail: { labelId, channel: 'email' },
      labelSnoozed: { labelId, view: 'snoozed' },
      otherLabel: { labelId: label2.id },
      mine: { view: 'mine' },
      hersBySms: { assigneeId: team.agent.personId, teamId, channel: 'sms' },
      myTeams: { view: 'teams' },
      team: { teamId },
      teamOfNobody: { teamId, view: 'unassigned' },
      mail: { channel: 'email' },
      snoozedBySms: { view: 'snoozed', channel: 'sms' },
      done: { view: 'done', labelId },
    };
    const names = new Map<string, string>();
    for (const [name, filters] of Object.entries(kinds))
      names.set((await added(draft(filters), someone)).id, name);
    const counts = async (): Promise<Record<string, number>> => {
      const { body } = await someone.web.get('/api/inbox-views/counts').expect(200);
      const own = (body as InboxViewCount[]).filter(({ id }) => names.has(id));
      expect(own.filter(({ atLeast }) => atLeast)).toEqual([]);
      return Object.fromEntries(own.map(({ id, count }) => [names.get(id) ?? id, count] as const));
    };
    const now = await counts();
    expect(now).toEqual({
      ...{ label: 3, ofLabelAndMe: 1, labelOfNobody: 1, labelAndTeam: 2, labelBySms: 3, labelByMail: 0 },
      ...{ labelSnoozed: 1, otherLabel: 0, mine: 1, hersBySms: 1, myTeams: 1, team: 2, teamOfNobody: 1 },
      ...{ mail: 0, snoozedBySms: before + 1 },
    });
    // As the lists themselves, for whoever looks.
    for (const { id, view, channel, labelId: of, teamId: by, assigneeId: whose } of await views(someone)) {
      const name = names.get(id);
      if (name === undefined || name === 'done') continue;
      const query = new URLSearchParams({ view });
      for (const [key, value] of Object.entries({ channel, label: of, team: by, assignee: whose }))
        if (value !== null) query.set(key, value);
      expect([name, (await list(query.toString(), someone)).length]).toEqual([name, now[name]]);
    }
    await team.admin.web.delete(`/api/teams/${teamId}`).expect(204);
    await team.admin.web.delete(`/api/labels/${label2.id}`).expect(204);
    const left = await counts();
    for (const gone of ['team', 'teamOfNobody', 'labelAndTeam', 'hersBySms', 'otherLabel'])
      expect([gone, left[gone]]).toEqual([gone, undefined]);
    expect(left).toMatchObject({ label: 3, myTeams: 0 });
    expect((await team.stranger.web.get('/api/inbox-views/counts').expect(200)).body).toEqual([]);
    await team.viewer.web.get('/api/inbox-views/counts').expect(403);
  });

  it('outlives the label and the person that it names, says so and can be given another name', async () => {
    const gone = await newLabel();
    const someone = await team.join('agent');
    const conversation = await says(newNumber());
    await label(conversation, gone.id);
    const byLabel = await added(draft({ labelId: gone.id }));
    const byPerson = await added(draft({ assigneeId: someone.personId }));
    await team.admin.web.delete(`/api/labels/${gone.id}`).expect(204);
    await team.admin.web.patch(`/api/people/${someone.personId}`).send({ active: false }).expect(200);
    const now = await views();
    expect(now.find(({ id }) => id === byLabel.id)?.gone).toEqual(['label']);
    expect(now.find(({ id }) => id === byPerson.id)?.gone).toEqual(['assignee']);
    expect(await list(`view=all&label=${gone.id}`)).toEqual([]);
    expect(await list(`view=all&assignee=${someone.personId}`)).toEqual([]);
    const path = `/api/inbox-views/${byLabel.id}`;
    const renamed = await team.agent.web
      .put(path)
      .send(draft({ name: 'Old', labelId: gone.id }))
      .expect(200);
    expect(renamed.body).toMatchObject({ name: 'Old', gone: ['label'] });
    const freed = await team.agent.web
      .put(path)
      .send(draft({ name: 'Old' }))
      .expect(200);
    expect(freed.body).toMatchObject({ labelId: null, gone: [] });
    expect(
      codeOf(
        await team.agent.web
          .put(path)
          .send(draft({ labelId: gone.id }))
          .expect(404),
      ),
    ).toBe('labels/not-found');
  });
});
