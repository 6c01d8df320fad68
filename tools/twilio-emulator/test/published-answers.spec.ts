import twilio from 'twilio';
import { driveAccount, driveUsage } from './published-api/drive-account';
import { driveErrors } from './published-api/drive-errors';
import { driveContent, driveMessages, driveServices } from './published-api/drive-messages';
import { driveCalls, driveConferences, driveQueues, driveRecordings } from './published-api/drive-voice';
import { PublishedApi } from './published-api/published-api';
import { FILES, NOT_SERVED, SERVED } from './published-api/served-operations';
import { ValidatingRequestClient } from './published-api/validating-client';
import { Rig } from './support/rig';

const published = new PublishedApi();
/** As the emulator names its routes. */
const asRoute = (operation: string): string => operation.replaceAll(/\{\w+\}/g, '{}');

describe('answers of the REST API, as they come over the wire, are as Twilio’s OpenAPI documents say', () => {
  let rig: Rig;
  let client: ReturnType<typeof twilio>;
  let validating: ValidatingRequestClient;

  beforeAll(async () => {
    rig = await Rig.start();
    const { accountSid, authToken } = rig.emulator.credentials;
    validating = new ValidatingRequestClient(rig.emulator.url, published);
    client = twilio(accountSid, authToken, { httpClient: validating });
    await rig.control('PUT', '/messaging', { delayMs: 5 });
    await rig.control('PUT', '/contents', { reviewMs: 5 });
  });
  afterAll(() => rig.stop());

  it('has each of its routes in the table, as the documents have it', () => {
    const served = rig.emulator.routes.map((route) => route.join(' '));
    expect([...served].sort()).toEqual([...SERVED.map(asRoute), ...Object.keys(FILES)].sort());
    expect([...SERVED, ...NOT_SERVED].sort()).toEqual(published.operations.sort());
  });

  it.each([
    ['account, balance, applications, numbers, keys', driveAccount],
    ['usage', driveUsage],
    ['messages and media', driveMessages],
    ['messaging services', driveServices],
    ['content and approvals', driveContent],
    ['calls', driveCalls],
    ['conferences and participants', driveConferences],
    ['queues and members', driveQueues],
    ['recordings and transcriptions', driveRecordings],
  ])('%s', async (_what, drive) => {
    await drive(rig, client);
  });

  it('errors', async () => {
    await driveErrors(rig, client);
    expect([...validating.errors].sort()).toEqual([20001, 20404, 21205, 21211, 21610, 22002]);
  });

  it('leaves no route of the table unproven', () => {
    expect([...validating.proven].sort()).toEqual([...SERVED].sort());
  });
});
