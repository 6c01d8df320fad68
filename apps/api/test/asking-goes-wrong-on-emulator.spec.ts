import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import {
  askColleague,
  callOf,
  consult,
  decline,
  desk,
  hangUp,
  hasEnded,
  hearsCaller,
  hearsMusic,
  isTalking,
  other,
  rest,
  rig,
  rings,
  startAsking,
  statusOf,
  stopAsking,
  takenCall,
  transfer,
} from './support/asking';
import type { CallView } from './support/flow-rig';
import { send, type Answer } from './support/twilio-webhook';

beforeAll(startAsking);
afterAll(stopAsking);

interface Told {
  purpose?: string;
  url?: string;
  parameters?: Record<string, string>;
  signature?: string;
  status?: number;
  body?: string;
}

/** Webhooks of a call whose address ends so, in order. */
const told = async (sid: string, path: string): Promise<Told[]> =>
  (await rig.control<Told[]>('GET', `/events?callSid=${sid}`)).filter(
    ({ url }) => url !== undefined && new URL(url).pathname.endsWith(path),
  );

/** The same webhook once more, as where its answer had not arrived. */
async function tellAgain({ url = '', parameters = {}, signature = '' }: Told): Promise<Answer> {
  const { host, port, pathname, search } = new URL(url);
  const headers = {
    ...{ host, 'x-twilio-signature': signature },
    'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
  };
  const body = new URLSearchParams(parameters).toString();
  return send({ method: 'POST', port: Number(port), path: pathname + search, headers, body });
}

const give = (own: string) => consult(own, { how: 'give' }, '/end');
const isOver = (sid: string) =>
  rig.until(
    'the end of a side',
    async () => !['ringing', 'in-progress'].includes(await statusOf(sid)),
    8_000,
  );

/** The colleague who is asked has answered. @returns their call */
async function answeredColleague(own: string): Promise<string> {
  const theirs = await askColleague(own);
  await other.phone.answer(other.rung);
  await isTalking(theirs);
  return theirs;
}

describe('the provider does not take a call that is given', () => {
  it.each([
    ['whom it goes to', (_own: string, theirs: string) => `Participants/${theirs}\\.json .*OnExit=true`],
    ['the agent', (own: string) => `Participants/${own}\\.json .*OnExit=false`],
    ['the caller', () => 'Hold=false'],
  ])('for %s: the agent is still there, and gives it once more', async (_side, request) => {
    const { call, own } = await takenCall();
    const theirs = await answeredColleague(own);
    rest.refuseNext(new RegExp(`^POST .*${request(own, theirs)}`));
    await give(own).expect(502);
    expect((await callOf(call.sid))?.transfers ?? []).toEqual([]);
    await hearsMusic(call.sid);
    await give(own).expect(204);
    await isOver(own);
    await hearsCaller(theirs);
    const takenBy = { id: other.member.personId };
    expect(await callOf(call.sid)).toMatchObject({ endedAt: null, transfers: [{ takenBy }] });
    await hangUp(theirs);
    await isOver(call.sid);
    await hasEnded(call.sid);
  });

  it.each([
    [
      'refuses it',
      (own: string) => rest.refuseNext(new RegExp(`^POST .*Participants/${own}\\.json .*OnExit=false`)),
    ],
    [
      'has done the first of it, and its answer is lost',
      (_own: string, theirs: string) =>
        rest.loseNext(new RegExp(`^POST .*Participants/${theirs}\\.json .*OnExit=true`)),
    ],
  ])(
    'and %s: the agent goes back to the caller, sending the other away does not cut them off',
    async (_how, fail) => {
      const { call, own } = await takenCall();
      const theirs = await answeredColleague(own);
      fail(own, theirs);
      await give(own).expect(502);
      await consult(own, { how: 'back' }, '/end').expect(204);
      await isOver(theirs);
      await hearsCaller(own);
      await hangUp(own);
      await isOver(call.sid);
      await hasEnded(call.sid);
    },
  );
});

it('whom the call is given to has just hung up: the agent is back with the caller', async () => {
  const { call, own } = await takenCall();
  const theirs = await answeredColleague(own);
  rest.next(new RegExp(`^POST .*Participants/${theirs}\\.json`), async (handOn) => {
    await hangUp(theirs);
    await sleep(500);
    return handOn();
  });
  await give(own).expect(409);
  expect(await statusOf(own)).toBe('in-progress');
  await consult(own, { how: 'back' }, '/end').expect(204);
  await hearsCaller(own);
  expect((await callOf(call.sid))?.transfers ?? []).toEqual([]);
  await hangUp(call.sid);
  await hasEnded(call.sid);
});

describe('the caller hangs up while a colleague is about to be asked', () => {
  it('before they are rung: they are not', async () => {
    const { call, own } = await takenCall();
    rest.next(/^POST .*\/Participants\.json/, async (handOn) => {
      await hangUp(call.sid);
      await isOver(own);
      return handOn();
    });
    await consult(own, { personId: other.member.personId }).expect(502);
    await hasEnded(call.sid);
    const rooms = await rig.rest<{ conferences: unknown[] }>(
      `/Conferences.json?FriendlyName=talk-${call.sid}`,
    );
    expect(rooms.conferences).toHaveLength(1);
  });

  it('just after they are rung: it rings no longer', async () => {
    const { call, own } = await takenCall();
    rest.next(/^POST .*\/Participants\.json/, async (handOn) => {
      const answer = await handOn();
      await hangUp(call.sid);
      await isOver(own);
      return answer;
    });
    await consult(own, { personId: other.member.personId }).expect(409);
    await isOver(await rings(other));
    await hasEnded(call.sid);
  });
});

it('the team is rung for a caller, and the end of the agent’s side is told late: the call goes on', async () => {
  const { call, own } = await takenCall();
  await decline(other, await askColleague(own));
  await hangUp(own);
  const again = await rings(desk);
  const [end] = (await told(own, '/progress')).filter(
    ({ parameters }) => parameters?.['CallStatus'] === 'completed',
  );
  expect((await tellAgain(end ?? {})).status).toBe(200);
  expect(await callOf(call.sid)).toMatchObject({ endedAt: null });
  await desk.phone.answer(desk.rung);
  await hearsCaller(again);
  await rings(other);
  await hangUp(call.sid);
  await hasEnded(call.sid);
});

it('who has left long ago is not rung again where Twilio has not written the end of the agent’s side', async () => {
  const { call, own } = await takenCall();
  const theirs = await answeredColleague(own);
  await hangUp(theirs);
  await isOver(theirs);
  // Longer than it takes a room to close.
  await sleep(5_000);
  rest.next(new RegExp(`^GET .*/Calls/${own}\\.json`), async (handOn) => {
    const { status, body } = await handOn();
    const view = JSON.parse(String(body)) as object;
    return { status, body: JSON.stringify({ ...view, end_time: null, status: 'in-progress' }) };
  });
  const legs = () => rig.control<CallView[]>('GET', `/calls?parentCallSid=${call.sid}`);
  const before = (await legs()).length;
  await hangUp(own);
  await hasEnded(call.sid);
  await isOver(call.sid);
  expect(await legs()).toHaveLength(before);
});

it('that a room is closed is told a second time: whoever waits still goes to whom the agent asked', async () => {
  const { call, own } = await takenCall();
  await askColleague(own);
  await hangUp(own);
  const anew = await rings(other);
  const [left] = await told(call.sid, '/hold/left');
  const answer = await tellAgain(left ?? {});
  expect(answer.body).toContain('/transfer/moved');
  await other.phone.answer(other.rung);
  await hearsCaller(anew);
  expect(await callOf(call.sid)).toMatchObject({ endedAt: null });
  // Told once more, by whomever: it has been taken since.
  expect((await tellAgain(left ?? {})).body).toContain('<Hangup/>');
  await hangUp(call.sid);
  await hasEnded(call.sid);
});

it('a room closes while the disk is full: Twilio is to ask again, and then whoever waits is given on', async () => {
  const { call, own } = await takenCall();
  await askColleague(own);
  const units = rig.team.api.app.get(UnitOfWork);
  const query = (...statements: string[]) =>
    units.run(async (tx) => {
      for (const statement of statements) await sql.raw(statement).execute(tx.query);
    });
  await query(
    'create table ballast (data blob)',
    'create trigger heavy before insert on call_handovers begin insert into ballast values (zeroblob(100000000)); end',
    'pragma max_page_count = 10000',
  );
  const attempts = async () => {
    const all = await told(call.sid, '/hold/left');
    return all.length > 0 && all;
  };
  try {
    await hangUp(own);
    expect((await rig.until('the first attempt', attempts))[0]).toMatchObject({ status: 503 });
  } finally {
    await query('pragma max_page_count = 1000000', 'drop trigger heavy', 'drop table ballast');
  }
  const [left] = await told(call.sid, '/hold/left');
  expect((await tellAgain(left ?? {})).body).toContain('/transfer/moved');
});

it('a call is transferred while somebody is asked: whom it does not go to is rung no longer', async () => {
  const { call, own } = await takenCall();
  const theirs = await askColleague(own);
  await transfer(desk, own, { number: '+12025550112' }).expect(204);
  await isOver(theirs);
  await hangUp(call.sid);
  await hasEnded(call.sid);
});
