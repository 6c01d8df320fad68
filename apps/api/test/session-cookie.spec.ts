import { Config } from '../src/platform/config/config';
import { startTeam, PASSWORD, type Team } from './support/team';

const signIn = (url: string, email: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ email, password: PASSWORD }),
  });

describe("the session's cookie behind TLS", () => {
  let team: Team;
  beforeAll(async () => {
    team = await startTeam();
    // The first sign-ins were by plain HTTP; from here on the server is reached by its public address.
    Object.assign(team.api.app.get(Config), { publicBaseUrl: 'https://desk.example.com' });
  });
  afterAll(() => team.api.close());

  it('is bound to the host and goes over TLS only', async () => {
    const answer = await signIn(team.api.url, team.agent.email);
    const cookie = answer.headers.get('set-cookie')!;
    expect(cookie).toMatch(
      /^__Host-centralita_session=[\w-]{43};.*Path=\/;.*HttpOnly; Secure; SameSite=Lax$/,
    );
    const [pair] = cookie.split(';') as [string];
    const read = (sent: string): Promise<Response> =>
      fetch(`${team.api.url}/api/session`, { headers: { cookie: sent } });
    expect((await read(pair)).status).toBe(200);
    // Without the prefix another site of the domain could have planted it.
    expect((await read(pair.replace('__Host-', ''))).status).toBe(204);
  });

  it('takes changes from pages of the public address', async () => {
    const answer = await signIn(team.api.url, team.agent.email);
    const [cookie] = answer.headers.get('set-cookie')!.split(';') as [string];
    const change = (origin: string): Promise<Response> =>
      fetch(`${team.api.url}/api/me`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json', cookie, origin },
        body: JSON.stringify({ theme: 'dark' }),
      });
    expect((await change('https://desk.example.com')).status).toBe(200);
    expect((await change('https://desk.example.com.evil.example')).status).toBe(403);
    expect((await change('http://desk.example.com')).status).toBe(403);
  });
});
