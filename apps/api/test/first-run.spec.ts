import type { ActivityItem, Organisation, Page, Session } from '@centralita/shared-types';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FIRST_RUN_FILE, FirstRun } from '../src/domains/people/api/first-run';
import { Config } from '../src/platform/config/config';
import { ACCOUNT } from './support/account';
import { startApi, type RunningApi } from './support/running-api';
import { postgresDatabase } from './support/databases';
import { startTwilioRest } from './support/twilio-rest';
import { browser, found, PASSWORD, startTeam } from './support/team';

const config = async ({ url }: RunningApi): Promise<{ setup: string; personalMode: string }> =>
  (await (await fetch(`${url}/api/config`)).json()) as { setup: string; personalMode: string };

describe('the first run', () => {
  it('lets who has the code of the terminal own the server, once', async () => {
    const api = await startApi();
    const file = join(api.app.get(Config).dataDir, FIRST_RUN_FILE);
    const code = api.app.get(FirstRun).code!;
    expect(readFileSync(file, 'utf8').trim()).toBe(code);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await config(api)).toMatchObject({ setup: 'needed', personalMode: 'on' });
    const web = browser(api);
    await web.post('/api/setup/look').send({ code }).expect(200, { demo: false });
    await web
      .post('/api/setup/look')
      .send({ code: 'x'.repeat(43) })
      .expect(410);

    const owner = await found(api);
    const { body } = await owner.web.get('/api/session').expect(200);
    expect(body).toMatchObject({
      person: { name: 'Olivia Owner', email: 'owner@example.com', role: 'owner', totp: false },
      organisation: { name: 'Ours' },
    });
    expect(await config(api)).toMatchObject({ setup: 'done', personalMode: 'off' });
    expect(existsSync(file)).toBe(false);
    const late = { name: 'Late', email: 'late@example.com', password: PASSWORD, organisationName: 'Late' };
    const { body: refused } = await web
      .post('/api/setup')
      .send({ code, ...late })
      .expect(410);
    expect(refused).toMatchObject({ code: 'link/expired' });
    await api.close();
  });

  it.each(['sqlite', 'postgres'])(
    'lets only one of many win who use it at once, on %s',
    async (engine) => {
      const place = engine === 'postgres' ? await postgresDatabase() : undefined;
      const api = await startApi({
        REQUESTS_PER_MINUTE: '1000',
        ...(place && { DATABASE_URL: place.address }),
      });
      const code = api.app.get(FirstRun).code;
      const statuses = await Promise.all(
        [1, 2, 3, 4, 5].map(async (number) => {
          const owner = {
            name: 'One',
            email: `${number}@example.com`,
            password: PASSWORD,
            organisationName: 'O',
          };
          return (
            await browser(api)
              .post('/api/setup')
              .send({ code, ...owner })
          ).status;
        }),
      );
      expect(statuses.sort()).toEqual([200, 410, 410, 410, 410]);
      await api.close();
      await place?.remove();
    },
    60_000,
  );

  it('makes a demo on request: an organisation with a number, two agents, and its line', async () => {
    const twilio = await startTwilioRest();
    const api = await startApi({ TWILIO_EMULATOR_URL: twilio.url });
    const code = api.app.get(FirstRun).code;
    const web = browser(api);
    await web.post('/api/setup/look').send({ code }).expect(200, { demo: true });
    const owner = { name: 'O', email: 'o@example.com', password: PASSWORD, organisationName: 'Ours' };
    const { body } = await web
      .post('/api/setup')
      .send({ code, ...owner, demo: true })
      .expect(200);
    const { demo } = body as Session;
    expect(demo?.people).toHaveLength(2);
    for (const { email, password } of demo!.people) {
      const { body: session } = await browser(api).post('/api/session').send({ email, password }).expect(200);
      expect(session).toMatchObject({ person: { role: 'agent' }, organisation: { name: 'Café Aurora' } });
    }
    const { body: organisations } = await web.get('/api/organisations').expect(200);
    expect(organisations).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'Café Aurora', numbers: [ACCOUNT.phoneNumber, '+14155238886'] }),
      ]),
    );
    const { body: accounts } = await web.get('/api/accounts').expect(200);
    expect(accounts).toMatchObject([{ name: 'Emulator', source: 'vault' }]);
    expect(twilio.state.application.voice_url).toBe(`${api.url}/handle_calls#rc=3&rp=5xx,ct,rt`);
    expect(twilio.state.numberName).toBe('Café Aurora');
    const cafe = (organisations as Organisation[]).find(({ name }) => name === 'Café Aurora')!;
    const { body: history } = await web.get(`/api/activities?organisation=${cafe.id}`).expect(200);
    expect(JSON.stringify(history)).toContain('demo/created');
    expect((history as Page<ActivityItem>).items).toContainEqual(
      expect.objectContaining({ kind: 'organisations/created', names: { [cafe.id]: 'Café Aurora' } }),
    );
    const { body: said } = await web
      .post(`/api/knowledge/try?organisation=${cafe.id}`)
      .send({ question: 'Que es el IMV?' })
      .expect(200);
    expect(said).toMatchObject({ source: { kind: 'cache', id: 'imv_es_01' } });
    await api.close();
    await twilio.close();
  });

  it('goes without a demo where the emulator does not answer', async () => {
    const api = await startApi({ TWILIO_EMULATOR_URL: 'http://127.0.0.1:9' });
    const owner = await found(api, { demo: true });
    const { body } = await owner.web.get('/api/organisations').expect(200);
    expect(body).toHaveLength(1);
    await api.close();
  });

  it('keeps personal mode where the environment says so', async () => {
    const team = await startTeam({ PERSONAL_MODE: 'on' });
    expect(await config(team.api)).toMatchObject({ setup: 'done', personalMode: 'on' });
    await team.api.close();
  });
});
