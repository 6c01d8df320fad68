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

/** Of the emulator's outside world: answers and speaks. */
const PERSON = '+12025550112';

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

/** That the room of a side is closed. @returns the answer */
async function leftAgain(sid: string): Promise<string> {
  const [left] = await told(sid, '/hold/left');
  return (await tellAgain(left ?? {})).body;
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

describe('Twilio has not written the end of the agent’s side', () => {
  /** What Twilio tells of a call the next time, and what comes after it has been asked. */
  const tellOf = (sid: string, change: object, after?: () => Promise<void> | void): void =>
    rest.next(new RegExp(`^GET .*/Calls/${sid}\\.json`), async (handOn) => {
      const { status, body } = await handOn();
      await after?.();
      return { status, body: JSON.stringify({ ...(JSON.parse(String(body)) as object), ...change }) };
    });
  /** As Twilio writes it (RFC 2822). */
  const ago = (seconds: number) =>
    new Date(Date.now() - seconds * 1000).toUTCString().replace('GMT', '+0000');
  const leave = (own: string, theirs: string, endedAgo: number, lookUpSec: number): Promise<unknown> => {
    tellOf(theirs, { end_time: ago(endedAgo) }, async () => {
      tellOf(own, { end_time: null, status: 'in-progress' });
      await sleep(lookUpSec * 1000);
    });
    return hangUp(own);
  };

  it('who has left long ago is not rung again', async () => {
    const { call, own } = await takenCall();
    const theirs = await answeredColleague(own);
    await hangUp(theirs);
    await isOver(theirs);
    const legs = () => rig.control<CallView[]>('GET', `/calls?parentCallSid=${call.sid}`);
    const before = (await legs()).length;
    await leave(own, theirs, 15, 0);
    await hasEnded(call.sid);
    await isOver(call.sid);
    expect(await legs()).toHaveLength(before);
  });

  it('the end of the room is told 5 s late, and looking it up takes as long: whoever talked with the agent is rung', async () => {
    const { call, own } = await takenCall();
    const theirs = await answeredColleague(own);
    await leave(own, theirs, 5, 6);
    const anew = await rings(other);
    await other.phone.answer(other.rung);
    await hearsCaller(anew);
    await hangUp(anew);
    await hasEnded(call.sid);
  });
});

it('that a room is closed is told a second time: whoever waits still goes to whom the agent asked', async () => {
  const { call, own } = await takenCall();
  await askColleague(own);
  await hangUp(own);
  const anew = await rings(other);
  expect(await leftAgain(call.sid)).toContain('/transfer/moved');
  await other.phone.answer(other.rung);
  await hearsCaller(anew);
  expect(await callOf(call.sid)).toMatchObject({ endedAt: null });
  // Told once more, by whomever: it has been taken since.
  expect(await leftAgain(call.sid)).toContain('<Hangup/>');
  await hangUp(call.sid);
  await hasEnded(call.sid);
});

it('the team is rung, and that the room is closed is told a second time: they still are, until the call is over', async () => {
  const { call, own } = await takenCall();
  await decline(other, await askColleague(own));
  await hangUp(own);
  await rings(desk);
  await rings(other);
  expect(await leftAgain(call.sid)).toContain('/person/');
  await hangUp(call.sid);
  await hasEnded(call.sid);
  expect(await leftAgain(call.sid)).toContain('<Hangup/>');
});

it('the same where the call had been given to whoever asks', async () => {
  const { call, own } = await takenCall();
  await transfer(desk, own, { personId: other.member.personId }).expect(204);
  const theirs = await rings(other);
  await other.phone.answer(other.rung);
  await hearsCaller(theirs);
  const wish = { callId: theirs, personId: desk.member.personId };
  await other.member.web.post('/api/consultations').send(wish).expect(204);
  await decline(desk, await rings(desk));
  await hangUp(theirs);
  await rings(desk);
  await rings(other);
  expect(await leftAgain(call.sid)).toContain('/person/');
  await hangUp(call.sid);
  await hasEnded(call.sid);
});

describe('a room closes while the disk is full: Twilio is to ask again, and then', () => {
  /** The agent hangs up, and what comes of it cannot be written. @param waiting who is told of it */
  async function hangUpInVain(own: string, waiting: string, writing: string): Promise<void> {
    const units = rig.team.api.app.get(UnitOfWork);
    const query = (...statements: string[]) =>
      units.run(async (tx) => {
        for (const statement of statements) await sql.raw(statement).execute(tx.query);
      });
    await query(
      'create table ballast (data blob)',
      `create trigger heavy before ${writing} begin insert into ballast values (zeroblob(100000000)); end`,
      'pragma max_page_count = 10000',
    );
    const attempts = async () => {
      const all = await told(waiting, '/hold/left');
      return all.length > 0 && all;
    };
    try {
      await hangUp(own);
      expect((await rig.until('the first attempt', attempts))[0]).toMatchObject({ status: 503 });
    } finally {
      await query('pragma max_page_count = 1000000', 'drop trigger heavy', 'drop table ballast');
    }
  }

  it('whoever waits is given on', async () => {
    const { call, own } = await takenCall();
    await askColleague(own);
    await hangUpInVain(own, call.sid, 'insert on call_handovers');
    expect(await leftAgain(call.sid)).toContain('/transfer/moved');
  });

  it('whoever waits at a number hears that nobody answers, and the call is over', async () => {
    const own = await desk.phone.dial(PERSON);
    const leg = await rig.until('the other side', async () =>
      (await rig.control<CallView[]>('GET', `/calls?parentCallSid=${own}`)).at(-1),
    );
    await isTalking(own);
    await decline(other, await askColleague(own));
    await hangUpInVain(own, leg.sid, 'update of ended_at on calls');
    // The emulator has asked again by itself as well.
    const answers = [
      await leftAgain(leg.sid),
      ...(await told(leg.sid, '/hold/left')).map(({ body }) => body),
    ];
    expect(answers.join('\n')).toContain('There is no answer. Goodbye.');
    await hasEnded(own);
  });
});

it('a call is transferred while somebody is asked: whom it does not go to is rung no longer', async () => {
  const { call, own } = await takenCall();
  const theirs = await askColleague(own);
  await transfer(desk, own, { number: PERSON }).expect(204);
  await isOver(theirs);
  await hangUp(call.sid);
  await hasEnded(call.sid);
});
