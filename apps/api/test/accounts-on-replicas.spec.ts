import { ACCOUNT, incomingCall } from './support/account';
import { freshPlace, type Place } from './support/databases';
import { startApi, type RunningApi } from './support/running-api';
import { startTeam, type Team } from './support/team';
import { send, signedPost } from './support/twilio-webhook';

const NUMBER = '+14155550100';

let place: Place;
let team: Team;
let replica: RunningApi;
beforeAll(async () => {
  place = await freshPlace('postgres');
  team = await startTeam({ DATABASE_URL: place.address });
  replica = await startApi({ DATABASE_URL: place.address });
});
afterAll(async () => {
  await Promise.all([team.api.close(), replica.close()]);
  await place.remove();
});

/** Asks the other replica until it answers so, for at most five seconds. */
async function untilReplica(expected: { status: number; says?: string }): Promise<void> {
  const deadline = Date.now() + 60_000;
  let calls = 0;
  for (;;) {
    const CallSid = `CA${Date.now().toString(16).padStart(30, '0')}${(++calls % 256).toString(16).padStart(2, '0')}`;
    const webhook = incomingCall('+34911234567', { CallSid, To: NUMBER });
    const { status, body } = await send(signedPost(`${replica.url}/webhooks/voice`, webhook));
    if (status === expected.status && body.includes(expected.says ?? '')) return;
    if (Date.now() > deadline) throw new Error(`Still ${status}: ${body}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

it('a replica knows accounts and numbers that were changed at another, and forgets those that were removed', async () => {
  await untilReplica({ status: 403 });
  const { web } = team.owner;
  const { body } = await web
    .post('/api/accounts')
    .send({ provider: 'twilio', name: 'Main', ...ACCOUNT })
    .expect(201);
  await untilReplica({ status: 200, says: 'not in use' });
  await web
    .patch(`/api/organisations/${team.organisationId}`)
    .send({ numbers: [NUMBER] })
    .expect(200);
  await untilReplica({ status: 200, says: 'Nobody can take your call' });
  await team.agent.web.post('/token').expect(200);
  await untilReplica({ status: 200, says: '<Client' });
  await web.delete(`/api/accounts/${(body as { id: string }).id}`).expect(204);
  await untilReplica({ status: 403 });
});
