import { jest } from '@jest/globals';
import type { Agent } from 'supertest';
import { PeopleHousekeeping } from '../src/domains/people/api/people-housekeeping';
import { Clock } from '../src/platform/clock/clock';
import { freshPlace, type Place } from './support/databases';
import { browser, PASSWORD, startTeam, type Team } from './support/team';

const WRONG = 'not the password';
const DAY_MS = 24 * 3_600_000;

describe.each(['sqlite', 'postgres'] as const)('slow guessing on %s', (engine) => {
  let place: Place;
  let team: Team;
  let time: jest.SpiedFunction<Clock['now']>;
  let now: number;
  beforeAll(async () => {
    place = await freshPlace(engine);
    team = await startTeam(engine === 'postgres' ? { DATABASE_URL: place.address } : {});
  });
  afterAll(async () => {
    await team.api.close();
    await place.remove();
  });
  // Time stands still, so that no wait is over before it was noticed.
  beforeEach(() => {
    now = Date.now();
    time = jest.spyOn(team.api.app.get(Clock), 'now').mockImplementation(() => now);
  });
  afterEach(() => time.mockRestore());

  /** Each `browser` is at an address of its own. */
  const signIn = async (email: string, password: string, from: Agent = browser(team.api)): Promise<number> =>
    (await from.post('/api/session').send({ email, password })).status;
  /** Somebody who knows the e-mail address guesses from everywhere. */
  const attack = async (email: string): Promise<void> => {
    for (let count = 0; count < 6; count += 1) await signIn(email, WRONG);
    expect(await signIn(email, WRONG)).toBe(429);
  };

  it('keeps nobody out of where they signed in before', async () => {
    const { email, web } = await team.join('agent');
    await attack(email);
    expect(await signIn(email, PASSWORD)).toBe(429);
    expect(await signIn(email, PASSWORD, web)).toBe(200);
  });

  it('slows guessing down there too, each account by itself', async () => {
    const { email, web } = await team.join('agent');
    for (let count = 0; count < 5; count += 1) expect(await signIn(email, WRONG, web)).toBe(401);
    expect(await signIn(email, PASSWORD, web)).toBe(429);
    const other = await team.join('agent');
    expect(await signIn(other.email, WRONG, web)).toBe(401);
    now += 121_000;
    expect(await signIn(email, PASSWORD, web)).toBe(200);
  });

  it('lets who is signed in prove the password meanwhile', async () => {
    const { email, web } = await team.join('agent');
    await attack(email);
    const prove = (current: string): Promise<{ status: number }> =>
      web.post('/api/me/password').send({ currentPassword: current, newPassword: 'four other words here' });
    for (let count = 0; count < 5; count += 1) expect((await prove(WRONG)).status).toBe(403);
    expect((await prove(PASSWORD)).status).toBe(429);
    now += 121_000;
    expect((await prove(PASSWORD)).status).toBeLessThan(300);
  });

  it('counts also who asks while an account waits', async () => {
    const { email } = await team.join('agent');
    const other = await team.join('agent');
    await attack(email);
    const one = browser(team.api);
    for (let count = 0; count < 31; count += 1) expect(await signIn(email, WRONG, one)).toBe(429);
    expect(await signIn(other.email, WRONG, one)).toBe(429);
    expect(await signIn(other.email, WRONG)).toBe(401);
  });

  it('remembers for three months where somebody signed in', async () => {
    const { email, web } = await team.join('agent');
    const attackAfter = async (days: number): Promise<number> => {
      now += days * DAY_MS;
      await team.api.app.get(PeopleHousekeeping).dropExpired();
      await attack(email);
      return await signIn(email, PASSWORD, web);
    };
    expect(await attackAfter(89)).toBe(200);
    expect(await attackAfter(91)).toBe(429);
  });
});
