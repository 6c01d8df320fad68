import { generate } from 'otplib';
import type { ResetLink, TotpOffer } from '@centralita/shared-types';
import { ResetLinks } from '../src/domains/people/reset-links';
import type { PeopleTables } from '../src/domains/people/people-schema';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { freshPlace, onEachEngine, openAt, postgresDatabase, type Place } from './support/databases';
import { SCHEMA } from './support/schema';
import { browser, PASSWORD, startTeam, type Member, type Team } from './support/team';

const MAKER_STEP = '2026-12-12-password-resets-made-by';

onEachEngine('links for a new password', (_open, engine) => {
  let place: Place | undefined;
  let team: Team;
  beforeAll(async () => {
    place = engine === 'postgres' ? await postgresDatabase() : undefined;
    team = await startTeam(place && { DATABASE_URL: place.address });
  });
  afterAll(async () => {
    await team.api.close();
    await place?.remove();
  });

  /** @returns the code of a link that one makes for the other */
  const linkBy = async (maker: Member, { personId }: Member): Promise<string> => {
    const { body } = await maker.web.post(`/api/people/${personId}/reset-link`).expect(200);
    return (body as ResetLink).link.split('#')[1] ?? '';
  };
  const use = (code: string) =>
    browser(team.api).post('/api/password-reset').send({ code, password: 'another four boring words' });
  const change = (by: Member, { personId }: Member, body: object) =>
    by.web.patch(`/api/people/${personId}`).send(body).expect(200);
  const signIn = ({ email }: Member, more: object = {}) =>
    browser(team.api)
      .post('/api/session')
      .send({ email, password: PASSWORD, ...more });

  it('end with whoever made them, and with their role', async () => {
    const [maker, demoted] = [await team.join('admin'), await team.join('admin')];
    const [one, other] = [await team.join('agent'), await team.join('agent')];
    const codes = [await linkBy(maker, one), await linkBy(demoted, other)];
    await change(team.owner, maker, { active: false });
    await change(team.owner, demoted, { role: 'agent' });
    for (const code of codes) expect((await use(code).expect(410)).body.code).toBe('link/expired');
    await signIn(one).expect(200);
    await signIn(other).expect(200);
  });

  it('of a former owner hold for whom an admin may still help, and for nobody else', async () => {
    const maker = await team.join('owner');
    const codeFor = async (person: Promise<Member>): Promise<string> => linkBy(maker, await person);
    const toOwner = await codeFor(team.join('owner'));
    const toOthers = await codeFor(team.join('agent', team.otherOrganisationId));
    const toOurs = await codeFor(team.join('agent'));
    await change(team.owner, maker, { role: 'admin' });
    await use(toOwner).expect(410);
    await use(toOthers).expect(410);
    await use(toOurs).expect(204);
  });

  it('end when whom they are for gets another role', async () => {
    const [promoted, demoted, renamed] = [
      await team.join('agent'),
      await team.join('admin'),
      await team.join('agent'),
    ];
    const byAdmin = await linkBy(team.admin, promoted);
    const byOwner = await linkBy(team.owner, demoted);
    const kept = await linkBy(team.admin, renamed);
    await change(team.owner, promoted, { role: 'owner' });
    await change(team.owner, demoted, { role: 'agent' });
    await change(team.owner, renamed, { role: 'agent', name: 'Renamed' });
    await use(byAdmin).expect(410);
    await use(byOwner).expect(410);
    await use(kept).expect(204);
  });

  it('are looked at again when they are used, since the new password takes its time to be hashed', async () => {
    const maker = await team.join('admin');
    const code = await linkBy(maker, await team.join('agent'));
    const links = team.api.app.get(ResetLinks, { strict: false });
    const row = await links.look(code);
    await change(team.owner, maker, { active: false });
    await expect(team.api.app.get(UnitOfWork).run((tx) => links.use(tx, row))).rejects.toMatchObject({
      code: 'link/expired',
    });
  });

  it('are not for oneself, nor is the own second factor turned off beside the profile', async () => {
    for (const role of ['admin', 'owner'] as const) {
      const person = await team.join(role);
      const { web, personId } = person;
      const { body: offer } = await web.post('/api/me/totp').send({ password: PASSWORD }).expect(200);
      const code = await generate({ secret: (offer as TotpOffer).secret });
      await web.post('/api/me/totp/confirm').send({ code }).expect(200);

      const link = await web.post(`/api/people/${personId}/reset-link`).expect(403);
      const factor = await web
        .patch(`/api/people/${personId}`)
        .send({ totp: false, name: 'Renamed' })
        .expect(403);
      for (const { body } of [link, factor])
        expect(body).toMatchObject({
          code: 'people/in-profile',
          detail: expect.stringContaining('in your profile'),
        });
      expect((await signIn(person).expect(401)).body.code).toBe('sign-in/code-needed');
      const { body: session } = await web.get('/api/session').expect(200);
      expect(session.person).toMatchObject({ name: `Any ${role}`, totp: true });
      await web.patch(`/api/people/${personId}`).send({ name: 'Renamed' }).expect(200);
    }
  });

  it('of which nobody wrote down who made them are gone after the step that asks for it', async () => {
    const former = await freshPlace(engine);
    const old = await openAt(
      engine,
      former,
      SCHEMA.filter(({ name }) => name !== MAKER_STEP),
    );
    await old.work.run(async (tx) => {
      const tables = tx.query.withTables<PeopleTables & { organisations: Record<string, unknown> }>();
      await tables.insertInto('organisations').values({ id: 'o', name: 'O', created_at: 1 }).execute();
      await tables
        .insertInto('people')
        .values({
          id: 'p',
          organisation_id: 'o',
          name: 'P',
          email: 'p@example.com',
          role: 'agent',
          active: 1,
          password_hash: '',
          totp_last_step: 0,
          created_at: 1,
        })
        .execute();
      await tables
        .insertInto('password_resets')
        .values({ code_hash: 'h', person_id: 'p', created_at: 1, expires_at: 2 })
        .execute();
    });
    await old.close();
    const store = await openAt(engine, former);
    const rows = await store.database.read
      .withTables<PeopleTables>()
      .selectFrom('password_resets')
      .select('code_hash')
      .execute();
    await store.close();
    await former.remove();
    expect(rows).toEqual([]);
  });
});
