import type { Person } from '@centralita/shared-types';
import { generate } from 'otplib';
import { browser, PASSWORD, startTeam, type Team } from './support/team';

let team: Team;
beforeAll(async () => {
  team = await startTeam();
});
afterAll(() => team.api.close());

describe('null for what may only be left out', () => {
  it('changes nobody', async () => {
    const { personId } = team.agent;
    const read = async (): Promise<Person | undefined> =>
      ((await team.admin.web.get('/api/people').expect(200)).body as Person[]).find(
        ({ id }) => id === personId,
      );
    const before = await read();
    for (const field of ['active', 'role', 'name', 'totp'])
      await team.admin.web
        .patch(`/api/people/${personId}`)
        .send({ [field]: null })
        .expect(400);
    expect(await read()).toEqual(before);
  });

  it.each(['name', 'language', 'theme'])('is refused as one’s own %s', (field) =>
    team.viewer.web
      .patch('/api/me')
      .send({ [field]: null })
      .expect(400)
      .then(),
  );

  it.each(['name', 'numbers', 'mailDomains'])('is refused as %s of an organisation', (field) =>
    team.owner.web
      .patch(`/api/organisations/${team.organisationId}`)
      .send({ [field]: null })
      .expect(400)
      .then(),
  );

  it('is no code of an app', async () => {
    const { web, email } = await team.join('agent');
    const { body: offer } = await web.post('/api/me/totp').send({ password: PASSWORD }).expect(200);
    const { secret } = offer as { secret: string };
    await web
      .post('/api/me/totp/confirm')
      .send({ code: await generate({ secret }) })
      .expect(200);
    const signIn = (code?: null) =>
      browser(team.api).post('/api/session').send({ email, password: PASSWORD, code });
    await signIn(null).expect(400);
    await signIn().expect(401);
  });
});
