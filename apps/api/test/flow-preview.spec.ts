import { Module } from '@nestjs/common';
import { CallFlow, IncomingCall, say, Step, type VoiceVerb } from '@centralita/twiml';
import type { Problem } from '@centralita/shared-types';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fetchOutside } from '../src/platform/rehearsal/fetch-outside';
import { ACCOUNT, ACCOUNT_ENVIRONMENT, incomingCall } from './support/account';
import { startTeam, type Team } from './support/team';
import { send, signedPost } from './support/twilio-webhook';

/** Tells somebody outside of each call, as a flow of a plugin may. */
@CallFlow({ id: 'telling', title: 'Telling' })
class TellingFlow {
  static address = '';

  @Step(IncomingCall)
  async start(_call: IncomingCall): Promise<VoiceVerb[]> {
    await fetchOutside('The other side', TellingFlow.address, { method: 'POST' });
    return [say('They know.')];
  }
}
@Module({ providers: [TellingFlow] })
class TellingModule {}

describe('the preview of a flow', () => {
  let team: Team;
  let outside: Server;
  let told = 0;
  beforeAll(async () => {
    outside = createServer((_request, response) => {
      told += 1;
      response.end();
    });
    await new Promise<void>((done) => outside.listen(0, '127.0.0.1', done));
    TellingFlow.address = `http://127.0.0.1:${(outside.address() as AddressInfo).port}/`;
    team = await startTeam(ACCOUNT_ENVIRONMENT, TellingModule);
    const numbers = [ACCOUNT.phoneNumber];
    await team.owner.web.patch(`/api/organisations/${team.organisationId}`).send({ numbers }).expect(200);
  });
  afterAll(async () => {
    await team.api.close();
    outside.close();
  });

  it('reaches nobody outside, and says who was not asked; a call does', async () => {
    const change = { number: ACCOUNT.phoneNumber, flow: 'telling', options: {} };
    const { body } = await team.admin.web.post('/api/number-flows/preview').send(change).expect(409);
    expect(body as Problem).toMatchObject({
      code: 'rehearsal/outside',
      detail: expect.stringContaining('The other side is not asked'),
    });
    expect(told).toBe(0);
    const answer = await send(
      signedPost(`${team.api.url}/webhooks/voice/telling`, incomingCall('+34911234567')),
    );
    expect(answer.body).toContain('They know.');
    expect(told).toBe(1);
  });
});
