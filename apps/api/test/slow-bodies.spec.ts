import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { ACCOUNT, ACCOUNT_ENVIRONMENT } from './support/account';
import { ACK, incomingMessage, keptMessages, twimlOf } from './support/messages';
import { startTeam, type Team } from './support/team';
import { send, signedPost } from './support/twilio-webhook';

const SLOW = 200;
/** Node looks at its connections that often. Source: https://nodejs.org/api/http.html#httpcreateserveroptions-requestlistener */
const LOOKS_EVERY_MS = 30_000;

/** Somebody who sends the head of a message, and of its body a byte now and then. */
async function dawdle(port: number): Promise<{ socket: Socket; heard: () => string }> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  let heard = '';
  socket.on('data', (chunk: Buffer) => (heard += chunk.toString('latin1')));
  socket.on('error', () => undefined);
  socket.write(
    'POST /webhooks/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\n',
  );
  const dribble = setInterval(() => socket.write('a'), 500);
  socket.on('close', () => clearInterval(dribble));
  return { socket, heard: () => heard };
}

describe('bodies that come slowly', () => {
  let team: Team;
  beforeAll(async () => {
    team = await startTeam({ ...ACCOUNT_ENVIRONMENT, TWILIO_EMULATOR_URL: 'http://127.0.0.1:3198' });
    await team.owner.web
      .patch(`/api/organisations/${team.organisationId}`)
      .send({ numbers: [ACCOUNT.phoneNumber] })
      .expect(200);
  });
  afterAll(() => team.api.close());

  it(
    'hold up no message, and are cut off',
    async () => {
      const server = team.api.app.getHttpServer();
      expect(server.requestTimeout).toBeLessThanOrEqual(30_000);
      server.requestTimeout = 1_000;
      const port = Number(new URL(team.api.url).port);
      const dawdlers = await Promise.all(Array.from({ length: SLOW }, () => dawdle(port)));

      const answers = await Promise.all(
        Array.from({ length: 20 }, (_none, index) =>
          send(
            signedPost(
              `${team.api.url}/webhooks/messages`,
              incomingMessage('Hello', { From: `+346000000${String(index + 10)}` }),
            ),
          ),
        ),
      );
      expect(answers.map(({ body }) => body)).toEqual(answers.map(() => twimlOf(ACK)));
      expect(dawdlers.filter(({ socket }) => socket.closed)).toEqual([]);

      for (const { socket } of dawdlers) if (!socket.closed) await once(socket, 'close');
      for (const { heard } of dawdlers) expect(heard()).toMatch(/^HTTP\/1\.1 408 /);
      const written = (await keptMessages(team.api)).filter(({ author }) => author === 'customer');
      expect(written).toHaveLength(answers.length);
    },
    LOOKS_EVERY_MS + 20_000,
  );
});
