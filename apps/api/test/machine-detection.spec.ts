import { Module } from '@nestjs/common';
import {
  CallFlow,
  dial,
  IncomingCall,
  MachineDetected,
  number,
  Step,
  type Links,
  type VoiceVerb,
} from '@centralita/twiml';
import { ACCOUNT, CALL_SID, incomingCall } from './support/account';
import { everythingKept } from './support/everything-kept';
import { startTeam, type Team } from './support/team';
import { attribute, send, signedPost, type Answer } from './support/twilio-webhook';

/** Rings a number, and is told who answered there. */
@CallFlow({ id: 'detecting', title: 'Detecting' })
class DetectingFlow {
  @Step(IncomingCall)
  start(_call: IncomingCall, links: Links<DetectingFlow>): VoiceVerb[] {
    const amdStatusCallback = links.to('machine');
    return [dial({}, number('+34911234568', { machineDetection: 'Enable', amdStatusCallback }))];
  }

  @Step(MachineDetected)
  machine({ answeredBy }: MachineDetected): VoiceVerb[] {
    if (answeredBy === 'fax') throw new Error('The flow takes no fax.');
    return [];
  }
}
@Module({ providers: [DetectingFlow] })
class DetectingModule {}

describe('a flow that has answering machines detected', () => {
  let team: Team;
  beforeAll(async () => {
    team = await startTeam({ INCOMING_FLOW: 'detecting' }, DetectingModule);
    const { phoneNumber, ...account } = ACCOUNT;
    await team.owner.web
      .post('/api/accounts')
      .send({ provider: 'twilio', name: 'Main', ...account })
      .expect(201);
    await team.owner.web
      .patch(`/api/organisations/${team.organisationId}`)
      .send({ numbers: [phoneNumber] })
      .expect(200);
  });
  afterAll(() => team.api.close());

  const post = (parameters: Record<string, string>, url: string): Promise<Answer> =>
    send(signedPost(url, parameters));
  const called = async (): Promise<string> => {
    const { body } = await post(incomingCall('+34911234567'), `${team.api.url}/webhooks/voice`);
    return attribute(body, 'Number', 'amdStatusCallback') ?? '';
  };
  /** All that Twilio sends. Source: https://www.twilio.com/docs/voice/answering-machine-detection */
  const result = (answeredBy: string): Record<string, string> => ({
    AccountSid: ACCOUNT.accountSid,
    CallSid: `CA${'6f'.repeat(16)}`,
    AnsweredBy: answeredBy,
    MachineDetectionDuration: '1200',
  });

  it('keeps one call: the result of the detection begins none', async () => {
    const machine = await called();
    expect((await post(result('human'), machine)).status).toBe(200);
    const { rows } = await everythingKept(team.api);
    expect(rows('calls').map(({ call_sid }) => call_sid)).toEqual([CALL_SID]);
  });

  it('is told the result again where its step fails', async () => {
    const machine = await called();
    expect((await post(result('fax'), machine)).status).toBe(503);
  });
});
