import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'otplib';
import type { AuditItem, Page, TotpOffer } from '@centralita/shared-types';
import { buildProgram, runProgram } from './support/built-program';
import { onEachEngine, postgresDatabase, type Place } from './support/databases';
import { startApi } from './support/running-api';
import { browser, PASSWORD, startTeam, type Member, type Team } from './support/team';

const PUBLIC = { PUBLIC_BASE_URL: 'https://phone.example.com' };
const LINK = /^https:\/\/phone\.example\.com\/reset#([\w-]{43})$/m;
const SETTINGS = { REQUESTS_PER_MINUTE: '100000', TRUSTED_PROXIES: 'loopback' };
/** The password of the address: the tests' server asks for none, and nobody may be told. */
const SECRET = 'Secret-4711';

interface Ended {
  code: number | null;
  out: string;
  error: string;
}

let command: ReturnType<typeof buildProgram>;
beforeAll(() => {
  command = buildProgram('command');
});
afterAll(() => command.remove());

onEachEngine('npm run people', (_open, engine) => {
  let folder: string;
  let place: Place | undefined;
  let team: Team;
  let environment: Record<string, string>;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'centralita-people-'));
    place = engine === 'postgres' ? await postgresDatabase() : undefined;
    environment = { DATA_DIR: join(folder, 'data'), ...(place && { DATABASE_URL: place.address }) };
    team = await startTeam(environment);
  });
  afterAll(async () => {
    await team.api.close();
    await place?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const run = async (args: readonly string[], more: Record<string, string> = PUBLIC): Promise<Ended> => {
    const at = place && {
      DATA_DIR: join(folder, 'other-data'),
      DATABASE_URL: place.address.replace('@', `:${SECRET}@`),
    };
    const program = runProgram(command.file, folder, { ...environment, ...at, ...more }, ['people', ...args]);
    const code = await program.ended;
    const { out, error } = program.output();
    for (const secret of [SECRET, PASSWORD, '$argon2', 'v1.', '    at '])
      expect(out + error).not.toContain(secret);
    return { code, out, error };
  };
  /** Beside the server, or while it is stopped where only one program may have the database. */
  const people = async (...args: string[]): Promise<Ended> => {
    if (engine === 'postgres') return run(args);
    const { port } = team.api;
    await team.api.close();
    const ended = await run(args);
    Object.assign(team.api, await startApi({ ...SETTINGS, ...environment, PORT: String(port) }));
    return ended;
  };
  const reset = async (...args: string[]): Promise<{ out: string; code: string }> => {
    const { code, out, error } = await people('reset', ...args);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toMatch(/, good once, until \d{4}-\d\d-\d\d \d\d:\d\d UTC:\nhttps:/);
    return { out, code: LINK.exec(out)?.[1] ?? '' };
  };
  const signIn = (email: string, password: string) =>
    browser(team.api).post('/api/session').send({ email, password });
  const setPassword = (code: string, password: string) =>
    browser(team.api).post('/api/password-reset').send({ code, password });
  const withSecondFactor = async (): Promise<Member & { secret: string }> => {
    const person = await team.join('admin');
    const { body: offer } = await person.web.post('/api/me/totp').send({ password: PASSWORD }).expect(200);
    const { secret } = offer as TotpOffer;
    const code = await generate({ secret });
    await person.web.post('/api/me/totp/confirm').send({ code }).expect(200);
    return { ...person, secret };
  };
  /** What the audit log says the server did to somebody, the earliest first. */
  const deedsOn = async ({ personId }: Member): Promise<Pick<AuditItem, 'action' | 'details'>[]> => {
    const { body } = await team.admin.web.get('/api/audit?action=people').expect(200);
    return (body as Page<AuditItem>).items
      .filter(({ via, subject }) => via === 'server' && subject?.id === personId)
      .filter(({ action }) => action !== 'people/joined')
      .map(({ action, details }) => ({ action, details }))
      .reverse();
  };

  it('lists who is here, without what is secret', async () => {
    const { email, secret } = await withSecondFactor();
    await team.owner.web.patch(`/api/people/${team.viewer.personId}`).send({ active: false }).expect(200);
    await team.agent.web.patch('/api/me').send({ name: 'A\u001B[2Jgent\n' }).expect(200);
    const { code, out, error } = await people('list');
    expect({ code, error }).toEqual({ code: 0, error: '' });
    const rows = out.trimEnd().split('\n');
    expect(rows[0]).toMatch(/^name {2,}e-mail {2,}role {2,}active {2}second factor$/);
    expect(rows).toHaveLength(7);
    expect(out).toMatch(/^Olivia Owner {2,}owner@example\.com {2,}owner {2,}yes {2,}off$/m);
    expect(out).toMatch(new RegExp(`^Any admin {2,}${email} {2,}admin {2,}yes {2,}on$`, 'm'));
    expect(out).toMatch(new RegExp(`^Any viewer {2,}${team.viewer.email} {2,}viewer {2,}no {2,}off$`, 'm'));
    expect(out).toMatch(new RegExp(`^Any admin {2,}${team.stranger.email} `, 'm'));
    expect(out).not.toContain('\u001B');
    expect(out).not.toContain(secret);
  });

  it('makes a link by which the last owner sets a new password, once', async () => {
    const password = 'another four boring words';
    const first = await reset('owner@example.com');
    const { out, code } = await reset(' Owner@Example.com');
    expect(out).toContain('Olivia Owner <owner@example.com>');
    expect(out.includes('Start the server before')).toBe(engine === 'sqlite');
    // The link alone changes nothing, and there is one at most.
    await team.owner.web.get('/api/me/sessions').expect(200);
    await setPassword(first.code, password).expect(410);
    await setPassword(code, password).expect(204);
    await setPassword(code, password).expect(410);
    await team.owner.web.get('/api/me/sessions').expect(401);
    await signIn('owner@example.com', PASSWORD).expect(401);
    await signIn('owner@example.com', password).expect(200);
    const made = { action: 'people/reset-link-made', details: {} };
    expect(await deedsOn(team.owner)).toEqual([made, made]);
  });

  it('turns the second factor off where that is asked for, and signs out', async () => {
    const person = await withSecondFactor();
    expect((await reset(person.email)).out).toContain('The second factor stays on; --without-totp');
    const { body } = await signIn(person.email, PASSWORD).expect(401);
    expect(body.code).toBe('sign-in/code-needed');
    await person.web.get('/api/me/sessions').expect(200);

    const { out, code } = await reset(person.email, '--without-totp');
    expect(out).toContain('The second factor is off.');
    expect(out).not.toContain(person.secret);
    await person.web.get('/api/me/sessions').expect(401);
    await setPassword(code, 'yet another few words').expect(204);
    const { body: session } = await signIn(person.email, 'yet another few words').expect(200);
    expect(session.person).toMatchObject({ totp: false, recoveryCodesLeft: 0 });
    expect((await reset('--without-totp', person.email)).out).toContain('There was no second factor.');
    expect(await deedsOn(person)).toEqual([
      { action: 'people/reset-link-made', details: {} },
      { action: 'people/changed', details: { secondFactor: false } },
      { action: 'people/reset-link-made', details: {} },
      { action: 'people/reset-link-made', details: {} },
    ]);
  });

  it('lets a deactivated person in again, only where that is asked for', async () => {
    const person = await withSecondFactor();
    await team.admin.web.patch(`/api/people/${person.personId}`).send({ active: false }).expect(200);
    expect(await people('reset', person.email)).toEqual({
      code: 1,
      out: '',
      error: `${person.email} is deactivated, and a new password alone would let nobody in. Add --activate. Nothing was changed.\n`,
    });
    expect(await deedsOn(person)).toEqual([]);

    const { out, code } = await reset(person.email, '--activate', '--without-totp');
    expect(out).toContain(`Any admin <${person.email}> is active again.\nThe second factor is off.\n`);
    await setPassword(code, 'words of a returning admin').expect(204);
    await person.web.get('/api/me/sessions').expect(401);
    await signIn(person.email, 'words of a returning admin').expect(200);
    expect(await deedsOn(person)).toEqual([
      { action: 'people/changed', details: { active: true, secondFactor: false } },
      { action: 'people/reset-link-made', details: {} },
    ]);
  });

  it('says in one line what is wrong, and changes nothing', async () => {
    expect(await people('reset', 'nobody@example.com')).toEqual({
      code: 1,
      out: '',
      error:
        'Nobody on this server has the e-mail address nobody@example.com. See who is here: npm run people -- list\n',
    });
    const refused = async (
      args: string[],
      expected: RegExp,
      more?: Record<string, string>,
    ): Promise<void> => {
      const { code, out, error } = await run(args, more);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(error).toMatch(expected);
    };
    const usage = 'npm run people -- list, or: npm run people -- reset <e-mail> .+\\n$';
    const { email } = team.agent;
    await refused([], new RegExp(`^${usage}`));
    for (const args of [['lost'], ['list', 'x'], ['reset'], ['reset', email, 'x'], ['reset', email, '--all']])
      await refused(args, new RegExp(`^There is no command "${args.join(' ')}"\\. ${usage}`));
    await refused(['reset', email], /^PUBLIC_BASE_URL is not set, .+ Nothing was changed\.\n$/, {});
    await refused(['reset', email], /^PUBLIC_BASE_URL must be an http\(s\) address .+\n$/, {
      PUBLIC_BASE_URL: 'phone.example.com',
    });
    expect(await deedsOn(team.agent)).toEqual([]);
  });

  if (engine === 'sqlite') {
    it('asks for the server to be stopped, and makes no database where there is none', async () => {
      for (const args of [['list'], ['reset', team.agent.email]]) {
        const { code, out, error } = await run(args);
        expect({ code, out }).toEqual({ code: 1, out: '' });
        expect(error).toMatch(
          /^SQLite at .+ is in use by a server, .+ Stop the server, run this command again, .+\n$/,
        );
      }
      await team.agent.web.get('/api/me/sessions').expect(200);
      const bare = await run(['list'], { DATA_DIR: join(folder, 'nothing-here') });
      expect(bare).toMatchObject({ code: 1, error: expect.stringMatching(/^There is no database at .+\n$/) });
    });
  }
});
