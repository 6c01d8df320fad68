import { once } from 'node:events';
import { connect } from 'node:net';
import { eventually } from './support/eventually';
import { PASSWORD, startTeam, type Team } from './support/team';

interface Line {
  level: string;
  event?: string;
  code?: string;
}

describe('uploads that their sender breaks off', () => {
  let team: Team;
  let cookie: string;
  beforeAll(async () => {
    team = await startTeam();
    const answer = await fetch(`${team.api.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify({ email: team.owner.email, password: PASSWORD }),
    });
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  });
  afterAll(() => team.api.close());

  /** Sends the head of a request and a part of its body, and then is gone. */
  async function breakOff(path: string, type: string, isAtOnce: boolean): Promise<Line[]> {
    const before = team.api.logs().length;
    const socket = connect(team.api.port, '127.0.0.1').on('error', () => undefined);
    await once(socket, 'connect');
    const head = ['Host: 127.0.0.1', 'Content-Length: 5000', `Content-Type: ${type}`, `Cookie: ${cookie}`];
    socket.write(
      `POST ${path} HTTP/1.1\r\n${head.join('\r\n')}\r\nSec-Fetch-Site: same-origin\r\n\r\n{"a":"begun`,
    );
    // So that its reader has begun.
    await new Promise((done) => setTimeout(done, 200));
    if (isAtOnce) socket.resetAndDestroy();
    else socket.end();
    const lines = (): Line[] =>
      team.api
        .logs()
        .slice(before)
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Line);
    await eventually(() => lines().some(({ event }) => event === 'http.aborted' || event === 'http.failed'));
    return lines();
  }

  it.each([
    ['/api/attachments?name=a.txt', 'text/plain', true],
    ['/api/attachments?name=a.txt', 'text/plain', false],
    ['/api/contacts/import?dryRun=true', 'text/csv', true],
    ['/api/session', 'application/json', true],
  ])('are no fault of the server: %s', async (path, type, isAtOnce) => {
    const lines = await breakOff(path, type, isAtOnce);
    expect(lines.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
    expect(lines).toContainEqual(
      expect.objectContaining({ level: 'info', event: 'http.aborted', code: 'request/aborted' }),
    );
  });
});
