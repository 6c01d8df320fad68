import { randomUUID } from 'node:crypto';
import {
  MACRO_RUNNER,
  type Conversation,
  type Label,
  type Macro,
  type MacroDraft,
  type MacroPreview,
  type MacroRuns,
  type Message,
  type Page,
  type Problem,
  type ThreadEntry,
} from '@centralita/shared-types';
import { CombinedActions } from '../src/domains/messages/api/combined-actions';
import type { Engine } from '../src/platform/database/database';
import { ActivityLog } from '../src/platform/events/activity-log';
import { ACCOUNT } from './support/account';
import { eventually } from './support/eventually';
import { incomingMessage } from './support/messages';
import { startMessagingTeam, type MessagingTeam } from './support/messaging-team';
import type { Member, Team } from './support/team';
import type { TwilioMessages } from './support/twilio-messages';
import { send, signedPost } from './support/twilio-webhook';

const HOUR_MS = 3_600_000;

describe.each<Engine>(['sqlite', 'postgres'])('macros on %s', (engine) => {
  let started: MessagingTeam;
  let team: Team;
  let twilio: TwilioMessages;
  let numbers = 0;
  let label: Label;
  beforeAll(async () => {
    started = await startMessagingTeam(engine);
    ({ team, twilio } = started);
    await team.owner.web
      .patch(`/api/organisations/${team.organisationId}`)
      .send({ name: 'Clínica Sol' })
      .expect(200);
    label = await labelled('Facturas');
  });
  afterAll(() => started.close());

  const labelled = async (name: string): Promise<Label> =>
    (await team.agent.web.post('/api/labels').send({ name, colour: 'teal' }).expect(201)).body as Label;
  const newNumber = (): string => `+3467711${String(++numbers).padStart(4, '0')}`;
  const says = async (from: string, text = 'Hola'): Promise<string> => {
    const params = incomingMessage(text, { From: from, To: ACCOUNT.phoneNumber });
    await send(signedPost(`${team.api.url}/webhooks/messages`, params));
    const sought = `/api/conversations?search=${encodeURIComponent(from)}`;
    const { items } = (await team.agent.web.get(sought).expect(200)).body as Page<Conversation>;
    return items[0]!.id;
  };
  const read = async (id: string): Promise<Conversation> =>
    (await team.agent.web.get(`/api/conversations/${id}`).expect(200)).body as Conversation;
  const messages = async (id: string): Promise<Message[]> =>
    ((await team.agent.web.get(`/api/conversations/${id}/messages`).expect(200)).body as Page<Message>).items;
  const written = async (id: string): Promise<string[]> =>
    (await messages(id)).filter(({ author }) => author === 'person').map(({ text }) => text);
  const entries = async (id: string): Promise<ThreadEntry[]> =>
    ((await team.agent.web.get(`/api/conversations/${id}/entries`).expect(200)).body as Page<ThreadEntry>)
      .items;
  const codeOf = ({ body }: { body: unknown }): string => (body as Problem).code;
  const add = (draft: Partial<MacroDraft>, member: Member = team.admin) =>
    member.web.post('/api/macros').send(draft);
  const added = async (draft: MacroDraft): Promise<Macro> => (await add(draft).expect(201)).body as Macro;
  const list = async (member: Member = team.agent): Promise<Macro[]> =>
    (await member.web.get('/api/macros').expect(200)).body as Macro[];
  const run = (id: string, macro: string, clientId: string = randomUUID(), member: Member = team.agent) =>
    member.web.post(`/api/conversations/${id}/macros/${macro}`).send({ clientId });

  it('are written by admins, with labels, people and variables that there are', async () => {
    const draft: MacroDraft = {
      name: 'Close with thanks',
      text: 'Gracias {{contact.firstName}}. {{agent.name}}',
      addLabelIds: [label.id],
      assigneeId: MACRO_RUNNER,
      state: 'done',
    };
    await add(draft, team.agent).expect(403);
    const macro = await added(draft);
    expect(macro).toEqual({
      id: macro.id,
      name: 'Close with thanks',
      text: draft.text,
      addLabels: [{ id: label.id, name: 'Facturas' }],
      assignee: { id: MACRO_RUNNER, name: '' },
      team: null,
      state: 'done',
      snoozeHours: null,
      answeredBy: null,
      gone: [],
    });
    const theirs = (
      await team.stranger.web.post('/api/labels').send({ name: 'Theirs', colour: 'red' }).expect(201)
    ).body as Label;
    for (const [wrong, status, code] of [
      [{ state: 'done' }, 409, 'macros/name-taken'],
      [{}, 422, 'macros/does-nothing'],
      [{ state: 'snoozed' }, 422, 'macros/no-snooze-time'],
      [{ state: 'done', snoozeHours: 2 }, 422, 'macros/no-snooze-time'],
      [{ text: '{{contact.nmae}}' }, 422, 'macros/unknown-variable'],
      [{ addLabelIds: [theirs.id] }, 404, 'labels/not-found'],
      [{ teamId: randomUUID() }, 404, 'teams/not-found'],
      [{ assigneeId: team.viewer.personId }, 422, 'conversations/not-assignable'],
      [{ assigneeId: team.stranger.personId }, 422, 'conversations/not-assignable'],
    ] as [Partial<MacroDraft>, number, string][])
      expect(codeOf(await add({ name: 'close WITH thanks', ...wrong }).expect(status))).toBe(code);
    await add({ name: 'x', state: 'snoozed', snoozeHours: 9_000 }).expect(400);
    await add({ name: ' ', state: 'done' }).expect(400);

    const path = `/api/macros/${macro.id}`;
    await team.stranger.web.put(path).send({ name: 'x', state: 'done' }).expect(404);
    const put = { name: 'Agradecer', state: 'waiting' };
    expect((await team.admin.web.put(path).send(put).expect(200)).body).toMatchObject({ ...put, text: null });
    expect((await list()).map(({ name }) => name)).toEqual(['Agradecer']);
    expect(await list(team.stranger)).toEqual([]);
    await team.viewer.web.get('/api/macros').expect(403);
    await team.admin.web.delete(path).expect(204);
    expect(codeOf(await team.admin.web.delete(path).expect(404))).toBe('macros/not-found');
    const told = await team.api.app.get(ActivityLog).after(team.organisationId, 0, 500);
    expect(told.filter(({ kind }) => kind === 'macros/changed')).toHaveLength(3);
    const { body: audit } = await team.admin.web.get('/api/audit?action=macros').expect(200);
    expect((audit as Page<{ action: string }>).items.map(({ action }) => action)).toEqual([
      'macros/removed',
      'macros/changed',
      'macros/added',
    ]);
  });

  it('answers, labels, gives and closes in one go, once however often it is asked for', async () => {
    const number = newNumber();
    const id = await says(number);
    await team.agent.web.patch(`/api/conversations/${id}`).send({ contactName: 'Eva Gil' }).expect(200);
    await team.admin.web.post('/api/contact-fields').send({ name: 'Talla', kind: 'text' }).expect(201);
    const macro = await added({
      name: 'Thanks',
      text: 'Gracias {{contact.firstName}}, talla {{talla}}. {{agent.name}}, {{organisation.name}} {{contact.address}}',
      addLabelIds: [label.id],
      assigneeId: team.admin.personId,
      state: 'done',
    });
    const path = `/api/conversations/${id}/macros/${macro.id}`;
    const spaced = `+34 677 11 ${number.slice(-4, -2)} ${number.slice(-2)}`;
    const text = `Gracias Eva, talla. Any agent, Clínica Sol ${spaced}`;
    const preview = (await team.agent.web.get(path).expect(200)).body as MacroPreview;
    expect(preview).toEqual({ text, missing: ['talla'] });
    expect(await read(id)).toMatchObject({ state: 'open', labels: [], assignee: null });

    const clientId = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => run(id, macro.id, clientId)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers[0]!.body).toMatchObject({
      state: 'done',
      labels: [label],
      assignee: { id: team.admin.personId },
      answeredBy: 'person',
    });
    expect(await written(id)).toEqual([text]);
    await eventually(async () => twilio.messages.some(({ body }) => body === text));
    const told = (await entries(id)).map(({ kind, text: name, person }) => [kind, name, person?.name]);
    expect(told.toSorted()).toEqual([
      ['assigned', '', 'Any agent'],
      ['done', '', 'Any agent'],
      ['macro', 'Thanks', 'Any agent'],
    ]);
    // Another time it is another run.
    await run(id, macro.id).expect(200);
    expect(await written(id)).toEqual([text, text]);
    const { body: audit } = await team.admin.web.get('/api/audit?action=conversations/macro').expect(200);
    expect((audit as Page<unknown>).items).toHaveLength(2);
  });

  it('snoozes from when it is run, leaves to nobody and gives back to the bot, after what it sends', async () => {
    const id = await says(newNumber());
    const macro = await added({
      name: 'Later',
      text: 'Te escribo mañana',
      assigneeId: '',
      state: 'snoozed',
      snoozeHours: 12,
      answeredBy: 'bot',
    });
    const before = Date.now();
    await run(id, macro.id).expect(200);
    const { snoozedUntil, ...conversation } = await read(id);
    expect(conversation).toMatchObject({ state: 'snoozed', assignee: null, answeredBy: 'bot' });
    expect(snoozedUntil).toBeGreaterThanOrEqual(before + 12 * HOUR_MS);
    expect(snoozedUntil).toBeLessThanOrEqual(Date.now() + 12 * HOUR_MS);

    const mine = await added({ name: 'Mine', assigneeId: MACRO_RUNNER, state: 'open' });
    await run(id, mine.id).expect(200);
    expect(await read(id)).toMatchObject({ state: 'open', assignee: { id: team.agent.personId } });
    expect(await written(id)).toEqual(['Te escribo mañana']);
  });

  it('gives to a team, under the name that it has now, or to none; to one that is gone it gives nothing', async () => {
    const id = await says(newNumber());
    const { body } = await team.admin.web
      .post('/api/teams')
      .send({ name: 'Sales', memberIds: [] })
      .expect(201);
    const { id: teamId } = body as { id: string };
    const path = `/api/teams/${teamId}`;
    const macro = await added({ name: 'To sales', text: 'Te paso con ventas', teamId, assigneeId: '' });
    expect(macro).toMatchObject({ team: { id: teamId, name: 'Sales' }, assignee: { id: '', name: '' } });
    await team.admin.web.put(path).send({ name: 'Front', memberIds: [] }).expect(200);
    expect((await list()).find(({ name }) => name === 'To sales')?.team?.name).toBe('Front');
    const { body: given } = await run(id, macro.id).expect(200);
    expect(given).toMatchObject({ team: { id: teamId, name: 'Front' }, assignee: null });
    const told = async (): Promise<unknown[]> =>
      (await entries(id)).filter(({ kind }) => kind.includes('team')).map((one) => [one.kind, one.team]);
    expect(await told()).toEqual([['given-to-team', 'Front']]);

    const none = await added({ name: 'No team', teamId: '' });
    expect(none.team).toEqual({ id: '', name: '' });
    expect((await run(id, none.id).expect(200)).body).toMatchObject({ team: null });
    expect(await told()).toHaveLength(2);

    await team.admin.web.delete(path).expect(204);
    expect((await list()).filter((one) => one.gone.length > 0).map((one) => [one.name, one.gone])).toEqual([
      ['To sales', ['Sales']],
    ]);
    const refused = { code: 'macros/team-gone', detail: expect.stringContaining('Sales') as string };
    expect((await run(id, macro.id).expect(409)).body).toMatchObject(refused);
    const several = team.agent.web.post(`/api/macros/${macro.id}/run`);
    const runs = await several.send({ ids: [id], clientId: randomUUID() }).expect(409);
    expect(runs.body).toMatchObject(refused);
    expect(await written(id)).toEqual(['Te paso con ventas']);
    expect(await told()).toHaveLength(2);
    await team.admin.web.delete(`/api/macros/${macro.id}`).expect(204);
  });

  it('does nothing at all where a part of it cannot be done, and says why', async () => {
    const number = newNumber();
    const id = await says(number);
    const gone = await labelled('Gone soon');
    const { personId, web: leaving } = await team.join('agent');
    const sends = { text: 'Adiós', state: 'done' } as const;
    const withLabel = await added({ name: 'With label', ...sends, addLabelIds: [gone.id] });
    const withPerson = await added({ name: 'With person', ...sends, assigneeId: personId });
    const plain = await added({ name: 'Plain', ...sends });
    const blank = await added({ name: 'Blank', text: '{{talla}}', state: 'done' });
    await leaving.get('/api/macros').expect(200);
    await team.admin.web.delete(`/api/labels/${gone.id}`).expect(204);
    await team.admin.web.patch(`/api/people/${personId}`).send({ role: 'viewer' }).expect(200);
    expect((await list()).filter((one) => one.gone.length > 0).map((one) => [one.name, one.gone])).toEqual([
      ['With label', ['Gone soon']],
      ['With person', ['Any agent']],
    ]);

    const labelRefused = await run(id, withLabel.id).expect(409);
    expect(labelRefused.body).toMatchObject({
      code: 'macros/label-gone',
      detail: expect.stringContaining('Gone soon') as string,
    });
    const personRefused = await run(id, withPerson.id).expect(409);
    expect(personRefused.body).toMatchObject({
      code: 'macros/person-gone',
      detail: expect.stringContaining('Any agent') as string,
    });
    expect(codeOf(await run(id, blank.id).expect(422))).toBe('messages/empty');
    expect(codeOf(await run(id, randomUUID()).expect(404))).toBe('macros/not-found');
    expect(codeOf(await run(randomUUID(), plain.id).expect(404))).toBe('conversations/not-found');
    await run(id, plain.id, randomUUID(), team.viewer).expect(403);
    await run(id, plain.id, randomUUID(), team.stranger).expect(404);
    await run(id, plain.id, 'short').expect(400);
    await says(number, 'STOP');
    const refused = await run(id, plain.id).expect(409);
    expect(refused.body).toMatchObject({
      code: 'messages/cannot-write',
      detail: expect.stringMatching(/^opted-out/) as string,
    });
    expect(await read(id)).toMatchObject({ state: 'open', assignee: null, labels: [] });
    expect(await written(id)).toEqual([]);
    expect((await entries(id)).filter(({ kind }) => kind === 'macro')).toEqual([]);
  });

  it('takes back what it has sent where a label goes in that very moment', async () => {
    const id = await says(newNumber());
    const { organisationId } = team;
    const { personId } = team.agent;
    const actor = { via: 'session' as const, personId };
    const doing = team.api.app
      .get(CombinedActions, { strict: false })
      .run({ organisationId, personId, actor, clientId: randomUUID() }, id, {
        name: 'Late',
        text: 'Adiós',
        addLabelIds: [label.id, randomUUID()],
        change: { state: 'done' },
        until: null,
      });
    await expect(doing).rejects.toMatchObject({ code: 'labels/not-found' });
    expect(await written(id)).toEqual([]);
    expect(await read(id)).toMatchObject({ state: 'open', labels: [] });
    expect(await entries(id)).toEqual([]);
  });

  it('runs in several conversations, and says in which it was not done', async () => {
    const [one, two] = [await says(newNumber()), await says(newNumber())];
    const stopped = newNumber();
    const three = await says(stopped);
    await says(stopped, 'STOP');
    const macro = await added({ name: 'Several', text: 'Cerrado', state: 'done' });
    const nowhere = randomUUID();
    const several = (clientId: string, ids: string[] = [one, three, nowhere, two]) =>
      team.agent.web.post(`/api/macros/${macro.id}/run`).send({ ids, clientId });
    const clientId = randomUUID();
    for (let times = 0; times < 2; times += 1) {
      const { body } = await several(clientId).expect(200);
      const { done, refused } = body as MacroRuns;
      expect(done).toEqual([one, two]);
      expect(refused.map(({ conversationId, code }) => [conversationId, code])).toEqual([
        [three, 'messages/cannot-write'],
        [nowhere, 'conversations/not-found'],
      ]);
    }
    for (const id of [one, two]) {
      expect(await written(id)).toEqual(['Cerrado']);
      expect(await read(id)).toMatchObject({ state: 'done' });
    }
    expect(await read(three)).toMatchObject({ state: 'open' });
    await several(clientId, []).expect(400);
    await several(
      clientId,
      Array.from({ length: 101 }, () => randomUUID()),
    ).expect(400);
    await team.viewer.web
      .post(`/api/macros/${macro.id}/run`)
      .send({ ids: [one], clientId })
      .expect(403);
  });
});
