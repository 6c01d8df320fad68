import { type Emulator, startEmulator } from '../../src/emulator';
import type { EmulatorOptions } from '../../src/emulator-options';
import type { AudioView, CallView } from '../../src/control/call-view';
import { TestApp } from './test-app';

/** An emulator and a program for it, with the control API at hand. */
export class Rig {
  private constructor(
    readonly emulator: Emulator,
    readonly app: TestApp,
  ) {}

  static async start(options: EmulatorOptions = {}): Promise<Rig> {
    const emulator = await startEmulator({ port: 0, ...options });
    const app = await new TestApp(() => emulator.credentials.authToken).start();
    return new Rig(emulator, app);
  }

  async stop(): Promise<void> {
    await this.emulator.stop();
    await this.app.stop();
  }

  /** Points the demo TwiML App, and with it the demo number, at the test's program. */
  async setApp(settings: Record<string, string>): Promise<void> {
    const { accountSid, twimlAppSid } = this.emulator.credentials;
    await this.rest('POST', `/2010-04-01/Accounts/${accountSid}/Applications/${twimlAppSid}.json`, settings);
  }

  async rest(
    method: string,
    path: string,
    fields: Record<string, string> = {},
  ): Promise<Record<string, unknown>> {
    const { accountSid, authToken } = this.emulator.credentials;
    const response = await fetch(this.emulator.url + path, {
      method,
      headers: { Authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
      ...(method === 'POST' ? { body: new URLSearchParams(fields) } : {}),
    });
    const body = (await response.json()) as Record<string, unknown>;
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(body)}`);
    return body;
  }

  async control<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.emulator.url}/control${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as T;
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  }

  /** Somebody outside calls the demo line and follows the script. */
  outsideCall(script: unknown[] = [], more: Record<string, unknown> = {}): Promise<CallView> {
    return this.control('POST', '/calls', { script, ...more });
  }

  wait(sid: string, status: string, timeoutMs = 60_000): Promise<CallView> {
    return this.control('GET', `/calls/${sid}/wait?status=${status}&timeoutMs=${timeoutMs}`);
  }

  audio(sid: string, windowMs = 500): Promise<AudioView> {
    return this.control('GET', `/calls/${sid}/audio?windowMs=${windowMs}`);
  }

  /** Waits until this tone is the strongest that a leg is played, and loud: its first window may hold but its beginning. */
  async plays(sid: string, toneHz: number): Promise<AudioView> {
    const isIt = ({ tones: [strongest] }: AudioView['played']) =>
      strongest !== undefined && strongest.dbfs > -30 && Math.abs(strongest.frequencyHz - toneHz) < 5;
    const audio = await until(
      () => this.audio(sid),
      ({ played }) => isIt(played),
    );
    if (!isIt(audio.played)) throw new Error(`${sid} is not played ${toneHz} Hz: ${JSON.stringify(audio)}`);
    return audio;
  }

  calls(query = ''): Promise<CallView[]> {
    return this.control('GET', `/calls?${query}`);
  }

  /** Messages of the inspector's notices. */
  notices(): string[] {
    return this.emulator.log
      .since(0)
      .flatMap((event) => (event.type === 'notice' ? [`${event.code ?? ''} ${event.message}`] : []));
  }
}

/** Tries until the value fulfils the condition; the last value in any case. */
export async function until<T>(
  read: () => T | Promise<T>,
  isDone: (value: T) => boolean,
  timeoutMs = 60_000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = await read();
    if (isDone(value) || Date.now() > deadline) return value;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
