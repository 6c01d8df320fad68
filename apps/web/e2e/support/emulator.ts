import type { APIRequestContext } from '@playwright/test';
import { expect } from '@playwright/test';

/** Numbers of the emulator's outside world (its README lists them). */
export const OUTSIDE = {
  echo: '+12025550111',
  busy: '+12025550113',
  unreachable: '+12025550115',
  noAnswer: '+12025550114',
  hangsUp: '+12025550116',
  handset: '+12025550199',
} as const;

export const DEMO_LINE = '+12025550100';
export const DEMO_IDENTITY = '12025550100';

export interface EmulatorCall {
  sid: string;
  parentCallSid?: string;
  direction: string;
  from: string;
  to: string;
  status: string;
  party: 'client' | 'handset' | 'simulated';
  durationSec: number;
  digitsReceived: string;
  digitsSent: string;
}

interface Sound {
  dbfs: number;
  tones: { frequencyHz: number; dbfs: number }[];
}

export type ScriptStep =
  | { do: 'wait'; afterMs: number }
  | { do: 'tone'; frequencyHz: number; durationMs: number; afterMs?: number }
  | { do: 'press'; digits: string; afterMs?: number }
  | { do: 'hang-up'; afterMs?: number };

/** The emulator's control API, as tests use it. */
export class Emulator {
  constructor(
    private readonly request: APIRequestContext,
    readonly url: string,
  ) {}

  /** Somebody outside calls the demo line. */
  async callDemoLine(
    options: { from?: string; script?: ScriptStep[]; echoDelayMs?: number } = {},
  ): Promise<EmulatorCall> {
    return this.post<EmulatorCall>('/calls', { to: DEMO_LINE, ...options });
  }

  async calls(query: Record<string, string> = {}): Promise<EmulatorCall[]> {
    return this.get<EmulatorCall[]>(`/calls?${new URLSearchParams(query).toString()}`);
  }

  /** The one call that goes on and matches; waits for it. */
  async activeCall(query: Record<string, string>): Promise<EmulatorCall> {
    let found: EmulatorCall | undefined;
    await expect
      .poll(async () => (found = (await this.calls({ ...query, status: 'in-progress' })).at(-1)), {
        message: `a call in progress with ${JSON.stringify(query)}`,
      })
      .toBeDefined();
    return found as EmulatorCall;
  }

  async call(sid: string): Promise<EmulatorCall> {
    return this.get<EmulatorCall>(`/calls/${sid}`);
  }

  async expectStatus(sid: string, status: string): Promise<void> {
    await expect.poll(async () => (await this.call(sid)).status, `status of ${sid}`).toBe(status);
  }

  /** What the party at the end of this leg said in the last moments. */
  async heardFrom(sid: string, windowMs = 400): Promise<Sound> {
    return (await this.get<{ heard: Sound }>(`/calls/${sid}/audio?windowMs=${windowMs}`)).heard;
  }

  async expectTone(sid: string, hz: number): Promise<void> {
    await expect
      .poll(
        async () => (await this.heardFrom(sid)).tones.map((tone) => Math.round(tone.frequencyHz / 25) * 25),
        {
          message: `${hz} Hz heard from ${sid}`,
        },
      )
      .toContain(hz);
  }

  async expectSilence(sid: string): Promise<void> {
    await expect.poll(async () => (await this.heardFrom(sid)).dbfs, `silence from ${sid}`).toBeLessThan(-60);
  }

  async hangUp(sid: string): Promise<void> {
    await this.post(`/calls/${sid}/hang-up`, {});
  }

  async press(sid: string, digits: string): Promise<void> {
    await this.post(`/calls/${sid}/press`, { digits });
  }

  async dropSockets(identity = DEMO_IDENTITY): Promise<void> {
    await this.post(`/identities/${identity}/drop-sockets`, {});
  }

  async restartGateway(downForMs: number): Promise<void> {
    await this.post('/gateway/restart', { downForMs });
  }

  /** Browsers that could be rung now. */
  async registeredSessions(): Promise<number> {
    const { sessions } = await this.get<{ sessions: { isRegistered: boolean }[] }>('/state');
    return sessions.filter((session) => session.isRegistered).length;
  }

  /** Ends what an earlier test left. */
  async endAllCalls(): Promise<void> {
    for (const call of await this.calls({ status: 'active' })) await this.hangUp(call.sid);
  }

  private async get<T>(path: string): Promise<T> {
    const response = await this.request.get(`${this.url}/control${path}`);
    expect(response.ok(), `GET ${path}: ${response.status()}`).toBe(true);
    return (await response.json()) as T;
  }

  private async post<T>(path: string, data: object): Promise<T> {
    const response = await this.request.post(`${this.url}/control${path}`, { data });
    expect(response.ok(), `POST ${path}: ${response.status()}`).toBe(true);
    return (await response.json()) as T;
  }
}
