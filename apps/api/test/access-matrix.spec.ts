import { randomUUID } from 'node:crypto';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { includesRole, ROLES, type Role } from '@centralita/shared-types';
import { Organisations } from '../src/domains/organisations/api/organisations';
import { ALLOWED, EVERYONE, PEOPLE_ONLY } from '../src/http/access/allowed';
import { isOurs, routesOf, type Route } from '../src/http/access/routes';
import { markerOf, numberOf, type Holder } from './support/matrix-holder';
import { BODIES, ROWS } from './support/matrix-rows';
import { PASSWORD, startTeam, type Member, type Team } from './support/team';

/** Doors without a lock. One more of them is a decision: it is written down here. */
const FOR_EVERYONE = [
  'DELETE /api/session',
  'GET /',
  'GET /api/config',
  'GET /api/demo-account',
  'GET /api/session',
  'GET /health',
  'GET /health/live',
  'GET /health/ready',
  'GET /hold-music.wav',
  'GET /media/:link',
  'GET /metrics',
  'POST /api/dial-check',
  'POST /api/invitations/accept',
  'POST /api/invitations/look',
  'POST /api/password-reset',
  'POST /api/session',
  'POST /api/setup',
  'POST /api/setup/look',
  'POST /setup/connect',
  'POST /setup/test',
  'POST /setup/voice-url',
  'POST /token',
];

const ANONYMOUS = 'anonymous';
/** Who asks. Owners last: what they may write into the other organisation is read by its own people. */
const CALLERS = [
  ANONYMOUS,
  'viewer',
  'agent',
  'admin',
  'admin of another organisation',
  "a viewer's program",
  "an agent's program",
  "an admin's program",
  'a program of another organisation',
  'owner',
  "an owner's program",
];

interface Caller extends Holder {
  name: string;
  /** Absent for who is not signed in. */
  role?: Role;
  via?: 'session' | 'token';
  headers: Record<string, string>;
}
interface Answer {
  status: number;
  code: string | undefined;
  text: string;
}
/** What is asked for: which organisation, and whose row. */
interface Aim {
  name: string;
  organisation?: string;
  row: 'own' | 'foreign' | 'made up';
}

let team: Team;
let routes: Route[];
let callers: Caller[];
const reflector = new Reflector();

const allowedOf = ({ run, controller }: Route): string | undefined =>
  reflector.getAllAndOverride<string | undefined>(ALLOWED, [run, controller]);
const isPeopleOnly = ({ run, controller }: Route): boolean =>
  reflector.getAllAndOverride<boolean | undefined>(PEOPLE_ONLY, [run, controller]) === true;
const nameOf = ({ method, path }: Route): string => `${method} ${path}`;
const takesBody = ({ controller, handler }: Route): boolean =>
  Object.keys((Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler) ?? {}) as object).some(
    (key) => Number(key.split(':')[0]) === Number(RouteParamtypes.BODY),
  );

const signedIn = async (name: string, { personId, organisationId, email, role }: Member): Promise<Caller> => {
  const answer = await fetch(`${team.api.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  const cookie = answer.headers.get('set-cookie')!.split(';')[0]!;
  const headers = { cookie, 'sec-fetch-site': 'same-origin' };
  return { name, personId, organisationId, role, via: 'session', headers };
};

const program = async (name: string, member: Member): Promise<Caller> => {
  const { personId, organisationId, role, web } = member;
  const { body } = await web.post('/api/tokens').send({ name, role, password: PASSWORD }).expect(200);
  const headers = { authorization: `Bearer ${(body as { token: string }).token}` };
  return { name, personId, organisationId, role, via: 'token', headers };
};

beforeAll(async () => {
  team = await startTeam();
  const organisations = team.api.app.get(Organisations);
  for (const id of [team.organisationId, team.otherOrganisationId])
    await organisations.change(
      id,
      { name: markerOf(team, id), numbers: [numberOf(team, id)] },
      { via: 'server' },
    );
  routes = routesOf(team.api.app.get(DiscoveryService, { strict: false })).filter(({ controller }) =>
    isOurs(controller),
  );
  const { owner, admin, agent, viewer, stranger } = team;
  callers = [
    { name: ANONYMOUS, personId: '', organisationId: '', headers: {} },
    await signedIn('viewer', viewer),
    await signedIn('agent', agent),
    await signedIn('admin', admin),
    await signedIn('owner', owner),
    await signedIn('admin of another organisation', stranger),
    await program("a viewer's program", viewer),
    await program("an agent's program", agent),
    await program("an admin's program", admin),
    await program("an owner's program", owner),
    await program('a program of another organisation', stranger),
  ];
});
afterAll(() => team.api.close());

async function ask(route: Route, caller: Caller, { organisation, row }: Aim): Promise<Answer> {
  const path = await withRow(route, caller, row);
  const query = organisation === undefined ? '' : `?organisation=${organisation}`;
  const body = BODIES[nameOf(route)]?.(team, caller);
  const end = new AbortController();
  const answer = await fetch(`${team.api.url}${path}${query}`, {
    method: route.method,
    headers: { ...caller.headers, ...(body && { 'content-type': 'application/json' }) },
    signal: end.signal,
    ...(body && { body: JSON.stringify(body) }),
  });
  const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream') === true;
  const text = isStream ? await firstPiece(answer) : await answer.text();
  end.abort();
  const code = /"code":"([^"]+)"/.exec(text)?.[1];
  return { status: answer.status, code: answer.ok ? undefined : code, text };
}

/** The live stream never ends by itself. */
async function firstPiece(answer: globalThis.Response): Promise<string> {
  const reader = answer.body!.getReader();
  const { value } = await reader.read();
  await reader.cancel();
  return Buffer.from(value ?? []).toString();
}

/** Who is not signed in has no rows. */
async function withRow({ path }: Route, caller: Caller, whose: Aim['row']): Promise<string> {
  if (!path.includes(':')) return path;
  const make = ROWS[path];
  const holder = whose === 'foreign' ? foreignTo(caller) : caller;
  const isMade = whose !== 'made up' && caller.role !== undefined && make !== undefined && make !== 'server';
  const ids = isMade ? (await make(team, holder)).split(' ') : [];
  return path.replaceAll(/:\w+/g, () => ids.shift() ?? randomUUID());
}

const foreignTo = ({ organisationId }: Holder): Holder =>
  organisationId === team.organisationId ? team.stranger : team.admin;

/** What an answer must be; undefined where it is as it should be. */
function fault(route: Route, caller: Caller, aim: Aim, { status, code, text }: Answer): string | undefined {
  const expected = expectation(route, caller, aim);
  const got = code === undefined ? String(status) : `${status} ${code}`;
  if (status >= 500 && !expected.startsWith('5')) return got;
  if (expected.startsWith('let in')) {
    const isRefused = status === 401 || code?.startsWith('session/') === true;
    return isRefused || (expected === 'let in and found' && status === 404) ? got : leak(caller, text);
  }
  if (!got.startsWith(expected)) return `${got} instead of ${expected}`;
  return leak(caller, text);
}

function expectation(route: Route, { role, via, organisationId }: Caller, aim: Aim): string {
  const allowed = allowedOf(route) as Role;
  if (role === undefined) return '401 session/none';
  if (!includesRole(role, allowed)) return '403 session/role-needed';
  if (isPeopleOnly(route) && via === 'token') return '403 session/people-only';
  const { organisation = organisationId, row } = aim;
  const exists = [team.organisationId, team.otherOrganisationId].includes(organisation);
  if (!exists || (role !== 'owner' && organisation !== organisationId)) return '404 organisations/not-found';
  if (row === 'own') return organisation === organisationId ? 'let in and found' : 'let in';
  if (ROWS[route.path] === 'server') return 'let in';
  // Owners may change what is another organisation's, but not what is another person's.
  if (row === 'foreign' && role === 'owner' && !route.path.match(/\/(me|tokens)\//)) return 'let in';
  return '404';
}

/** Nobody reads a word of another organisation. */
function leak({ role, organisationId }: Caller, text: string): string | undefined {
  if (role === 'owner') return undefined;
  const foreign = organisationId === team.organisationId ? team.otherOrganisationId : team.organisationId;
  const secrets = role === undefined ? ['marker-one', 'marker-two'] : [markerOf(team, foreign), foreign];
  const found = secrets.find((secret) => text.includes(secret));
  return found && `tells ${found}`;
}

/**
 * A route without a row in its path has but the organisation to aim at, and rows of the server are nobody's own.
 * Who is not signed in aims once, since nothing of what is asked for is read.
 */
function aimsOf({ path }: Route, { role }: Caller): Aim[] {
  const own = ROWS[path] === 'server' ? 'made up' : 'own';
  const organisations: Aim[] = [{ name: 'its own', row: own }];
  if (role === undefined) return organisations;
  organisations.push(
    { name: 'the first organisation', organisation: team.organisationId, row: own },
    { name: 'the second organisation', organisation: team.otherOrganisationId, row: own },
    { name: 'an organisation that nobody has', organisation: randomUUID(), row: own },
  );
  const rows: Aim[] = [
    { name: "another organisation's row", row: 'foreign' },
    { name: 'a row that nobody has', row: 'made up' },
  ];
  return typeof ROWS[path] === 'function' ? [...organisations, ...rows] : organisations;
}

describe('the matrix of routes, roles and organisations', () => {
  it('leaves only those doors open that are meant to be', () => {
    const open = routes.filter((route) => allowedOf(route) === EVERYONE).map(nameOf);
    expect(open.sort()).toEqual(FOR_EVERYONE);
  });

  it('knows a row and a body for every other route, and none for routes that are gone', () => {
    const guarded = routes.filter((route) => allowedOf(route) !== EVERYONE);
    const withRows = guarded.filter(({ path }) => path.includes(':')).map(({ path }) => path);
    expect([...new Set(withRows)].sort()).toEqual(Object.keys(ROWS).sort());
    const withBodies = guarded
      .filter((route) => takesBody(route) && allowedOf(route) !== 'owner')
      .map(nameOf);
    expect(withBodies.sort()).toEqual(Object.keys(BODIES).sort());
    expect(guarded.map(allowedOf).filter((role) => !ROLES.includes(role as Role))).toEqual([]);
  });

  it.each(CALLERS)('has no leak to %s', async (name) => {
    const caller = callers.find((one) => one.name === name)!;
    const faults: string[] = [];
    let asked = 0;
    for (const route of routes.filter((one) => allowedOf(one) !== EVERYONE)) {
      const aims = aimsOf(route, caller);
      asked += aims.length;
      await Promise.all(
        aims.map(async (aim) => {
          const wrong = fault(route, caller, aim, await ask(route, caller, aim));
          if (wrong !== undefined) faults.push(`${nameOf(route)} at ${aim.name}: ${wrong}`);
        }),
      );
    }
    expect(faults).toEqual([]);
    expect(asked).toBeGreaterThanOrEqual(routes.length - FOR_EVERYONE.length);
  });

  it('answers about what is another’s exactly as about what is not there', async () => {
    const different: string[] = [];
    for (const route of routes.filter(({ path }) => typeof ROWS[path] === 'function')) {
      for (const caller of callers.filter(({ role }) => role === 'admin')) {
        const [foreign, none] = [
          await ask(route, caller, { name: '', row: 'foreign' }),
          await ask(route, caller, { name: '', row: 'made up' }),
        ];
        if (foreign.text !== none.text || foreign.status !== none.status) different.push(nameOf(route));
      }
    }
    expect(different).toEqual([]);
  });
});
