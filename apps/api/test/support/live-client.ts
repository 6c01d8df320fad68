import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LiveEvent, LiveReady } from '@centralita/shared-types';
import type { RunningApi } from './running-api';
import { PASSWORD, type Member } from './team';

/** Signs a person in at another browser. @returns its cookie */
export async function newSession({ url }: RunningApi, { email }: Pick<Member, 'email'>): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  if (!answer.ok) throw new Error(`Signing in answered ${answer.status}.`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

export interface LiveOptions {
  query?: string;
  lastEventId?: string | undefined;
  /** Of a program, which has no cookie. */
  token?: string;
}

/** One open `GET /api/live`, read as the HTML standard says. */
export class LiveClient {
  readonly events: LiveEvent[] = [];
  readonly readies: LiveReady[] = [];
  heartbeats = 0;
  /** What goes back in `Last-Event-ID`. */
  lastEventId: string | undefined;
  isOver = false;
  #rest = '';

  private constructor(
    private readonly asked: ClientRequest,
    readonly response: IncomingMessage,
  ) {
    response.setEncoding('utf8');
    response.on('data', (text: string) => this.#read(text));
    response.on('error', () => undefined);
    response.once('close', () => (this.isOver = true));
  }

  static async open(api: RunningApi, cookie: string, options: LiveOptions = {}): Promise<LiveClient> {
    const { promise, resolve, reject } = Promise.withResolvers<LiveClient>();
    const { lastEventId, token, query = '' } = options;
    const headers = {
      ...(token === undefined ? { cookie } : { authorization: `Bearer ${token}` }),
      ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
    };
    const asked = request(`${api.url}/api/live${query}`, { headers, agent: false });
    asked.once('response', (response) => resolve(new LiveClient(asked, response)));
    asked.on('error', reject);
    asked.end();
    const client = await promise;
    if (client.response.statusCode === 200) await client.until(() => client.readies.length > 0);
    return client;
  }

  get status(): number {
    return this.response.statusCode ?? 0;
  }

  get names(): unknown[] {
    return this.events.map(({ data }) => data['name']);
  }

  async until(condition: () => boolean, withinMs = 60_000): Promise<void> {
    const end = performance.now() + withinMs;
    while (!condition()) {
      if (performance.now() > end)
        throw new Error(`Not within ${withinMs} ms; so far ${this.events.length} events`);
      await sleep(5);
    }
  }

  /** As when the network goes: nobody says good-bye. */
  drop(): void {
    this.asked.destroy();
  }

  #read(text: string): void {
    const blocks = (this.#rest + text).split('\n\n');
    this.#rest = blocks.pop() ?? '';
    for (const block of blocks) this.#take(block.split('\n'));
  }

  #take(lines: string[]): void {
    const field = (name: string): string | undefined =>
      lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
    this.lastEventId = field('id') ?? this.lastEventId;
    if (lines.includes(':')) this.heartbeats += 1;
    const data = field('data');
    if (data === undefined) return;
    if (field('event') === 'ready') this.readies.push(JSON.parse(data) as LiveReady);
    else this.events.push(JSON.parse(data) as LiveEvent);
  }
}
