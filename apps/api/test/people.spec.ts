import { generate } from 'otplib';
import type {
  InvitationLink,
  ProgramTokenMade,
  RecoveryCodes,
  SessionItem,
  TotpOffer,
} from '@centralita/shared-types';
import { jest } from '@jest/globals';
import { agent } from 'supertest';
import { PeopleActions } from '../src/domains/people/api/people-actions';
import type { Principal } from '../src/domains/people/api/principal';
import { Clock } from '../src/platform/clock/clock';
import { PasswordHasher } from '../src/platform/security/password-hasher';
import { postgresDatabase, type Place } from './support/databases';
import { browser, PASSWORD, startTeam, type Member, type Team } from './support/team';

let team: Team;

const codeOf = (link: string): string => link.split('#')[1]!;
const signIn = (email: string, more: object = {}) =>
  browser(team.api)
    .post('/api/session')
    .send({ email, password: PASSWORD, ...more });

describe.each(['sqlite', 'postgres'])('on %s', (engine) => {
  let place: Place | undefined;
  beforeAll(async () => {
    place = engine === 'postgres' ? await postgresDatabase() : undefined;
    team = await startTeam(place && { DATABASE_URL: place.address });
  });
  afterAll(async () => {
    await team.api.close();
    await place?.remove();
  });

  describe('signing in', () => {
    it('sets a cookie that scripts cannot read, and keeps only a digest of it', async () => {
      const answer = await signIn(team.agent.email).expect(200);
      expect(answer.headers['set-cookie']?.[0]).toMatch(
        /^centralita_session=[\w-]{43}; Max-Age=2592000; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
      );
      expect(answer.body).toMatchObject({
        person: { role: 'agent' },
        organisation: { id: team.organisationId },
      });
      expect(answer.headers['cache-control']).toBe('no-store');
    });

    it('says the same to a wrong password and to a wrong address', async () => {
      const wrong = await signIn(team.agent.email, { password: 'not the password' }).expect(401);
      const unknown = await signIn('nobody@example.com').expect(401);
      expect(wrong.body).toEqual(unknown.body);
      expect(wrong.body).toMatchObject({ code: 'sign-in/wrong' });
    });

    it('takes as much work for an address that nobody has', async () => {
      // The process's own work, its threads' included: what time it takes depends on who else is at work.
      const cpuMicros = async (email: string): Promise<number> => {
        const from = process.cpuUsage();
        await signIn(email, { password: 'not the password' });
        const { user, system } = process.cpuUsage(from);
        return user + system;
      };
      const { email } = await team.join('viewer');
      const known: number[] = [];
      const unknown: number[] = [];
      for (let count = 0; count < 4; count += 1) {
        known.push(await cpuMicros(email));
        unknown.push(await cpuMicros('nobody-else@example.com'));
      }
      const ratio = Math.min(...known) / Math.min(...unknown);
      expect(Math.max(ratio, 1 / ratio)).toBeLessThan(2);
    });

    it('makes guessing slow, whether the account exists or not, also for guesses at once', async () => {
      const { email } = await team.join('agent');
      // Time stands still, so that no wait is over before it was noticed.
      const time = jest.spyOn(team.api.app.get(Clock), 'now').mockReturnValue(Date.now());
      for (const address of [email, 'not-here@example.com']) {
        const answers = await Promise.all(
          Array.from({ length: 8 }, () => signIn(address, { password: 'a wrong guess' })),
        );
        const statuses = answers.map(({ status }) => status).sort();
        expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
        const waiting = answers.find(({ status }) => status === 429)!;
        expect(waiting.body).toMatchObject({ code: 'sign-in/wait' });
        expect(Number(waiting.headers['retry-after'])).toBeGreaterThan(0);
        // Also the right password has to wait, or guessing would only have to go on.
        if (address === email) await signIn(email).expect(429);
      }
      time.mockRestore();
    });
  });

  describe('other sites', () => {
    const change = { name: 'Changed from elsewhere' };
    it.each([
      [{ 'Sec-Fetch-Site': 'cross-site' }, 403],
      [{ 'Sec-Fetch-Site': 'same-site' }, 403],
      [{ Origin: 'https://evil.example' }, 403],
      [{ Origin: 'null' }, 403],
      [{}, 403],
      [{ 'Sec-Fetch-Site': 'none' }, 200],
      [{ 'Sec-Fetch-Site': 'same-origin' }, 200],
    ])('with %j a change is answered %i', async (headers, status) => {
      const plain = agent(team.api.url);
      await plain.post('/api/session').send({ email: team.viewer.email, password: PASSWORD }).expect(200);
      const answer = await plain.patch('/api/me').set(headers).send(change);
      expect([answer.status, status === 403 ? answer.body.code : undefined]).toEqual([
        status,
        status === 403 ? 'session/foreign-origin' : undefined,
      ]);
      await plain.patch('/api/me').set('Origin', team.api.url).send(change).expect(200);
      await plain.get('/api/session').set(headers).expect(200);
    });

    it('cannot sign anybody in', async () => {
      await agent(team.api.url)
        .post('/api/session')
        .set('Sec-Fetch-Site', 'cross-site')
        .send({ email: team.viewer.email, password: PASSWORD })
        .expect(403);
    });
  });

  describe('invitations', () => {
    it('let somebody in by a link, once', async () => {
      const { admin } = team;
      const { body } = await admin.web
        .post('/api/invitations')
        .send({ email: 'New@Example.com', role: 'agent' })
        .expect(200);
      expect(body.link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/invitation#[\w-]{43}$/);
      const code = codeOf(body.link);
      const web = browser(team.api);
      const { body: look } = await web.post('/api/invitations/look').send({ code }).expect(200);
      expect(look).toEqual({
        organisationName: 'Ours',
        email: 'new@example.com',
        role: 'agent',
        invitedBy: 'Any admin',
      });
      const acceptance = { code, name: 'Newcomer', password: PASSWORD };
      const [one, other] = await Promise.all([
        web.post('/api/invitations/accept').send(acceptance),
        browser(team.api).post('/api/invitations/accept').send(acceptance),
      ]);
      expect([one.status, other.status].sort()).toEqual([200, 410]);
      await web.post('/api/invitations/look').send({ code }).expect(410);
      const { body: left } = await admin.web.get('/api/invitations').expect(200);
      expect(left).toEqual([]);
      await admin.web.post('/api/invitations').send({ email: 'new@example.com', role: 'agent' }).expect(409);
    });

    it('are taken back, replaced, and end with the role of who made them', async () => {
      const admin = await team.join('admin');
      const invite = async (email: string): Promise<InvitationLink> =>
        (await admin.web.post('/api/invitations').send({ email, role: 'admin' }).expect(200))
          .body as InvitationLink;
      const first = await invite('x@example.com');
      const second = await invite('x@example.com');
      const look = (link: string) =>
        browser(team.api)
          .post('/api/invitations/look')
          .send({ code: codeOf(link) });
      await look(first.link).expect(410);
      await look(second.link).expect(200);
      await team.agent.web.delete(`/api/invitations/${second.invitation.id}`).expect(403);
      await team.stranger.web.delete(`/api/invitations/${second.invitation.id}`).expect(404);
      await admin.web.delete(`/api/invitations/${second.invitation.id}`).expect(204);
      await look(second.link).expect(410);
      const third = await invite('y@example.com');
      await team.owner.web.patch(`/api/people/${admin.personId}`).send({ role: 'agent' }).expect(200);
      await look(third.link).expect(410);
    });

    it('of a former owner into another organisation end with that role', async () => {
      const host = await team.join('owner');
      const links: InvitationLink[] = [];
      for (const organisation of [team.otherOrganisationId, team.organisationId]) {
        const email = `${organisation}@example.com`;
        const { body } = await host.web
          .post(`/api/invitations?organisation=${organisation}`)
          .send({ email, role: 'agent' })
          .expect(200);
        links.push(body as InvitationLink);
      }
      await team.owner.web.patch(`/api/people/${host.personId}`).send({ role: 'admin' }).expect(200);
      const statuses: number[] = [];
      for (const { link } of links) {
        const look = browser(team.api).post('/api/invitations/look');
        statuses.push((await look.send({ code: codeOf(link) })).status);
      }
      expect(statuses).toEqual([410, 200]);
    });

    it('end also while the password of who accepts is being hashed', async () => {
      const host = await team.join('admin');
      const draft = { email: 'late@example.com', role: 'agent' };
      const { body } = await host.web.post('/api/invitations').send(draft).expect(200);
      const hasher = team.api.app.get(PasswordHasher);
      const hash = hasher.hash.bind(hasher);
      const hashing = jest.spyOn(hasher, 'hash').mockImplementationOnce(async (password) => {
        await team.owner.web.patch(`/api/people/${host.personId}`).send({ active: false }).expect(200);
        return hash(password);
      });
      await browser(team.api)
        .post('/api/invitations/accept')
        .send({ code: codeOf((body as InvitationLink).link), name: 'Late', password: PASSWORD })
        .expect(410);
      expect(hashing).toHaveBeenCalledTimes(1);
      hashing.mockRestore();
    });

    it('are never for a role above that of the host', async () => {
      const { body } = await team.admin.web
        .post('/api/invitations')
        .send({ email: 'o@example.com', role: 'owner' })
        .expect(403);
      expect(body.code).toBe('people/role-above-yours');
      await team.owner.web
        .post('/api/invitations')
        .send({ email: 'o@example.com', role: 'owner' })
        .expect(200);
    });
  });

  describe('people', () => {
    it('are changed by admins, but owners by owners only, and the last owner stays', async () => {
      const { admin, owner } = team;
      const person = await team.join('viewer');
      await admin.web
        .patch(`/api/people/${person.personId}`)
        .send({ role: 'agent', name: 'Renamed' })
        .expect(200);
      await person.web.get('/api/me/sessions').expect(401);
      await admin.web.patch(`/api/people/${person.personId}`).send({ role: 'owner' }).expect(403);
      await admin.web.patch(`/api/people/${owner.personId}`).send({ name: 'Mine' }).expect(403);
      await admin.web.post(`/api/people/${owner.personId}/reset-link`).expect(403);
      for (const change of [{ role: 'admin' }, { active: false }]) {
        const { body } = await owner.web.patch(`/api/people/${owner.personId}`).send(change).expect(409);
        expect(body.code).toBe('people/last-owner');
      }
    });

    it('of two owners who remove each other at once, one stays', async () => {
      const second = await team.join('owner');
      const actions = team.api.app.get(PeopleActions);
      const principal = ({ personId, organisationId }: Member): Principal => ({
        personId,
        organisationId,
        role: 'owner',
        via: 'session',
        credentialId: 'any',
      });
      const results = await Promise.allSettled([
        actions.change(principal(team.owner), second.personId, { role: 'admin' }, { via: 'server' }),
        actions.change(principal(second), team.owner.personId, { role: 'admin' }, { via: 'server' }),
      ]);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      if (results[0].status === 'fulfilled') return;
      await actions.change(principal(second), team.owner.personId, { role: 'owner' }, { via: 'server' });
      await actions.change(principal(team.owner), second.personId, { role: 'admin' }, { via: 'server' });
      const { web, email } = team.owner;
      await web.post('/api/session').send({ email, password: PASSWORD }).expect(200);
    });

    it('who are kept out lose sessions, tokens and links at once, for good', async () => {
      const person = await team.join('agent');
      const { body: made } = await person.web
        .post('/api/tokens')
        .send({ name: 'robot', role: 'agent', password: PASSWORD })
        .expect(200);
      const { token } = made as ProgramTokenMade;
      const withToken = () => agent(team.api.url).get('/api/config').set('Authorization', `Bearer ${token}`);
      await withToken().expect(200);
      const { body: reset } = await team.admin.web
        .post(`/api/people/${person.personId}/reset-link`)
        .expect(200);
      await team.admin.web.patch(`/api/people/${person.personId}`).send({ active: false }).expect(200);
      await person.web.get('/api/tokens').expect(401);
      await signIn(person.email).expect(401);
      await team.admin.web.patch(`/api/people/${person.personId}`).send({ active: true }).expect(200);
      await browser(team.api)
        .post('/api/password-reset')
        .send({ code: codeOf(reset.link), password: PASSWORD })
        .expect(410);
      await signIn(person.email).expect(200);
    });

    it('get a new password by a link, once, and are signed out everywhere', async () => {
      const person = await team.join('agent');
      const { body } = await team.admin.web.post(`/api/people/${person.personId}/reset-link`).expect(200);
      const reset = { code: codeOf(body.link), password: 'another four boring words' };
      await browser(team.api).post('/api/password-reset').send(reset).expect(204);
      await browser(team.api).post('/api/password-reset').send(reset).expect(410);
      await person.web.get('/api/me/sessions').expect(401);
      await signIn(person.email).expect(401);
      await signIn(person.email, { password: reset.password }).expect(200);
    });
  });

  describe('oneself', () => {
    it('changes the password with the former one, and stays signed in only here', async () => {
      const person = await team.join('viewer');
      const elsewhere = browser(team.api);
      await elsewhere.post('/api/session').send({ email: person.email, password: PASSWORD }).expect(200);
      const change = { currentPassword: 'not mine at all', newPassword: 'yet another few words' };
      const { body } = await person.web.post('/api/me/password').send(change).expect(403);
      expect(body.code).toBe('people/wrong-password');
      await person.web
        .post('/api/me/password')
        .send({ ...change, currentPassword: PASSWORD })
        .expect(204);
      await person.web.get('/api/me/sessions').expect(200);
      await elsewhere.get('/api/me/sessions').expect(401);
    });

    it('sees and ends sessions', async () => {
      const person = await team.join('viewer');
      const elsewhere = browser(team.api);
      await elsewhere.post('/api/session').send({ email: person.email, password: PASSWORD }).expect(200);
      const { body } = await person.web.get('/api/me/sessions').expect(200);
      const sessions = body as SessionItem[];
      expect(sessions.map(({ current, device }) => [current, device])).toEqual(
        expect.arrayContaining([
          [true, 'Firefox, Linux'],
          [false, 'Firefox, Linux'],
        ]),
      );
      const other = sessions.find(({ current }) => !current)!;
      await team.viewer.web.delete(`/api/me/sessions/${other.id}`).expect(404);
      await person.web.delete(`/api/me/sessions/${other.id}`).expect(204);
      await elsewhere.get('/api/me/sessions').expect(401);
      await elsewhere.get('/api/session').expect(204);
      await person.web.delete('/api/session').expect(204);
      await person.web.get('/api/me/sessions').expect(401);
    });

    it('signs in with an app, each code once, and with recovery codes, each once', async () => {
      const person = await team.join('agent');
      await person.web.post('/api/me/totp').send({ password: 'not my password' }).expect(403);
      const { body: offer } = await person.web.post('/api/me/totp').send({ password: PASSWORD }).expect(200);
      const { secret, uri } = offer as TotpOffer;
      expect(uri).toContain(`secret=${secret}`);
      // Not in force before it was proven.
      await signIn(person.email).expect(200);
      const now = Math.floor(Date.now() / 1000);
      const before = await generate({ secret, epoch: now - 30 });
      const { body: wrong } = await person.web
        .post('/api/me/totp/confirm')
        .send({ code: await generate({ secret, epoch: now - 300 }) })
        .expect(403);
      expect(wrong.code).toBe('totp/wrong-code');
      const { body } = await person.web.post('/api/me/totp/confirm').send({ code: before }).expect(200);
      const { recoveryCodes } = body as RecoveryCodes;
      expect(new Set(recoveryCodes).size).toBe(10);

      const needed = await signIn(person.email).expect(401);
      expect(needed.body.code).toBe('sign-in/code-needed');
      await signIn(person.email, { code: before }).expect(401);
      const code = await generate({ secret, epoch: now });
      const statuses = (
        await Promise.all([signIn(person.email, { code }), signIn(person.email, { code })])
      ).map(({ status }) => status);
      expect(statuses.sort()).toEqual([200, 401]);
      await signIn(person.email, { code: recoveryCodes[0]!.toUpperCase() }).expect(200);
      await signIn(person.email, { code: recoveryCodes[0]! }).expect(401);
      const { body: session } = await signIn(person.email, { code: recoveryCodes[1]! }).expect(200);
      expect(session.person).toMatchObject({ totp: true, recoveryCodesLeft: 8 });

      // Who has lost both is helped by an admin.
      await team.admin.web.patch(`/api/people/${person.personId}`).send({ totp: false }).expect(200);
      await signIn(person.email).expect(200);
    });

    it('turns the app off with the password', async () => {
      const person = await team.join('viewer');
      const { body: offer } = await person.web.post('/api/me/totp').send({ password: PASSWORD }).expect(200);
      const code = await generate({ secret: (offer as TotpOffer).secret });
      await person.web.post('/api/me/totp/confirm').send({ code }).expect(200);
      await person.web.delete('/api/me/totp').send({ password: 'not my password' }).expect(403);
      await person.web.delete('/api/me/totp').send({ password: PASSWORD }).expect(204);
      await signIn(person.email).expect(200);
    });

    it('chooses a language and a theme', async () => {
      const { body } = await team.viewer.web
        .patch('/api/me')
        .send({ language: 'es', theme: 'dark' })
        .expect(200);
      expect(body).toMatchObject({ language: 'es', theme: 'dark' });
    });
  });
});
