import { jest } from '@jest/globals';
import type { Campaign, Problem } from '@centralita/shared-types';
import { CampaignFiller } from '../src/domains/campaigns/campaign-filler';
import { CampaignLog } from '../src/domains/campaigns/campaign-log';
import { RecipientsStore } from '../src/domains/campaigns/recipients.store';
import type { Engine } from '../src/platform/database/database';
import type { Tx } from '../src/platform/database/tx';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { startMessagingTeam, type MessagingTeam } from './support/messaging-team';
import type { Team } from './support/team';

/** As many as come in at once, and as there are in all. */
const [PIECE, ALL] = [200, 450];

describe.each<Engine>(['sqlite', 'postgres'])('the recipients of a campaign on %s', (engine) => {
  let started: MessagingTeam;
  let team: Team;
  beforeAll(async () => {
    started = await startMessagingTeam(engine);
    ({ team } = started);
    const lines = Array.from({ length: 3 }, (_, index) => `Ana ${index};+3461200000${index}`);
    await team.admin.web
      .post('/api/contacts/import?dryRun=false')
      .set('Content-Type', 'text/csv')
      .send(['name;phone', ...lines].join('\n'))
      .expect(200);
  }, 90_000);
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => started.close());

  const web = () => team.admin.web;
  const draft = (contacts?: object) => ({
    ...{ name: 'News', channel: 'sms', text: 'Hola', perMinute: 1, perDay: null, evenInQuietHours: true },
    ...(contacts && { contacts }),
  });
  const add = async (contacts?: object): Promise<Campaign> =>
    (await web().post('/api/campaigns').send(draft(contacts)).expect(201)).body as Campaign;
  const LIST = Array.from({ length: ALL }, (_, index) => `+34644${String(index).padStart(6, '0')}`);
  const bring = (id: string) =>
    web().post(`/api/campaigns/${id}/list`).set('content-type', 'text/csv').send(LIST.join('\n'));
  const read = async (id: string): Promise<Campaign> =>
    (await web().get(`/api/campaigns/${id}`).expect(200)).body as Campaign;
  const cannotStart = async (id: string): Promise<void> => {
    const refused = await web().post(`/api/campaigns/${id}/start`).send({}).expect(409);
    expect((refused.body as Problem).code).toBe('campaigns/not-filled');
    expect((await read(id)).state).toBe('draft');
  };
  const store = () => team.api.app.get(RecipientsStore, { strict: false });
  const broken = (): never => {
    throw new Error('The server ended.');
  };

  it('have to be there all before it starts, also where a list broke off', async () => {
    const { id, filled } = await add();
    expect(filled).toBe(true);
    const insert = store().insert.bind(store());
    jest.spyOn(store(), 'insert').mockImplementationOnce(insert).mockImplementationOnce(broken);
    await bring(id).expect(500);
    expect(await read(id)).toMatchObject({ filled: false, report: { waiting: PIECE } });
    await cannotStart(id);
    const told = jest.spyOn(team.api.app.get(CampaignLog, { strict: false }), 'tell');
    await bring(id).expect(200);
    // Other people's pages no longer say that it is not filled.
    expect(told).toHaveBeenCalledTimes(1);
    expect(await read(id)).toMatchObject({ filled: true, report: { waiting: ALL } });
    await web().post(`/api/campaigns/${id}/start`).send({}).expect(200);
    await web().post(`/api/campaigns/${id}/stop`).send({}).expect(200);
  });

  it('are not those of the choice before it, where the new one broke off', async () => {
    const { id, report, filled } = await add({ search: 'Ana' });
    expect([report.waiting, filled]).toEqual([3, true]);
    jest.spyOn(store(), 'clear').mockImplementationOnce(broken);
    const change = () =>
      web()
        .put(`/api/campaigns/${id}`)
        .send(draft({ search: 'Ana 1' }));
    await change().expect(500);
    expect(await read(id)).toMatchObject({ contacts: { search: 'Ana 1' }, filled: false });
    await cannotStart(id);
    // Another name or text mends nothing.
    await web().put(`/api/campaigns/${id}`).send(draft()).expect(200);
    await cannotStart(id);
    expect((await change().expect(200)).body).toMatchObject({ filled: true, report: { waiting: 1 } });
    expect((await add({ search: 'Nobody' })).filled).toBe(true);
  });

  it('are not there yet where those of a new campaign broke off', async () => {
    jest.spyOn(store(), 'clear').mockImplementationOnce(broken);
    await web()
      .post('/api/campaigns')
      .send(draft({ search: 'Ana' }))
      .expect(500);
    const { body } = await web().get('/api/campaigns').expect(200);
    const [latest] = body as Campaign[];
    expect(latest).toMatchObject({ filled: false, report: { recipients: 0 } });
    await cannotStart(latest!.id);
  });

  it('are those of the latest choice: of one before it no more come in', async () => {
    const { id } = await add();
    const { app } = team.api;
    const work = app.get(UnitOfWork);
    const filler = app.get(CampaignFiller, { strict: false });
    let units = 0;
    const run = async <T>(deed: (tx: Tx) => Promise<T>): Promise<T> => {
      units += 1;
      // One piece of the list has come in: somebody chooses contacts, which break off.
      if (units === 3) {
        jest.spyOn(store(), 'clear').mockImplementationOnce(broken);
        const choice = draft({ search: 'Ana' });
        await web().put(`/api/campaigns/${id}`).send(choice).expect(500);
      }
      return work.run(deed);
    };
    Object.assign(filler, { work: { run } });
    const refused = await bring(id).expect(409);
    Object.assign(filler, { work });
    expect((refused.body as Problem).code).toBe('campaigns/filled-meanwhile');
    await cannotStart(id);
  });
});
