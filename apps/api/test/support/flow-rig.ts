import type { DemoAccount, NumberFlowChange, TokenResponse } from '@centralita/shared-types';
import { BrowserPhone } from './browser-phone';
import { runProgram, type Program } from './built-program';
import { bundle } from './bundle';
import { startApi } from './running-api';
import { startTeam, type Member, type Team } from './team';

export interface CallView {
  sid: string;
  parentCallSid?: string;
  from: string;
  to: string;
  status: string;
}

/** A team whose one number stands on the emulator: what flows answer is heard by callers with a script. */
export class FlowRig {
  private readonly phones: BrowserPhone[] = [];

  private constructor(
    readonly team: Team,
    readonly number: string,
    private readonly base: string,
    private readonly emulator: Program,
    private readonly remove: () => void,
    private readonly environment: Record<string, string>,
  ) {}

  /** @param way by which the server reaches the REST API, from its address */
  static async start(
    environment: Record<string, string> = {},
    way: (base: string) => Promise<string> = (base) => Promise.resolve(base),
  ): Promise<FlowRig> {
    const built = bundle('tools/twilio-emulator/src/main.ts');
    const emulator = runProgram(built.file, process.cwd(), { EMULATOR_PORT: '0' });
    const base = (await emulator.says(/Twilio emulator at (http:\/\/[\d.:]+):/))[1] ?? '';
    const demo = (await (await fetch(`${base}/control/demo-account`)).json()) as DemoAccount;
    const { accountSid, authToken, twimlAppSid, phoneNumber, apiKeySid, apiKeySecret } = demo.credentials;
    const everything = {
      TWILIO_EMULATOR_URL: await way(base),
      TWILIO_ACCOUNT_SID: accountSid,
      TWILIO_AUTH_TOKEN: authToken,
      TWILIO_API_KEY_SID: apiKeySid,
      TWILIO_API_KEY_SECRET: apiKeySecret,
      TWILIO_TWIML_APP_SID: twimlAppSid,
      TWILIO_PHONE_NUMBER: phoneNumber,
      PERSONAL_MODE: 'off',
      ...environment,
    };
    const team = await startTeam(everything);
    await team.owner.web
      .patch(`/api/organisations/${team.organisationId}`)
      .send({ numbers: [phoneNumber] })
      .expect(200);
    const pasted = await fetch(`${base}/2010-04-01/Accounts/${accountSid}/Applications/${twimlAppSid}.json`, {
      method: 'POST',
      headers: { Authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
      body: new URLSearchParams({
        VoiceUrl: `${team.api.url}/webhooks/voice`,
        StatusCallback: `${team.api.url}/webhooks/voice/status`,
      }),
    });
    if (!pasted.ok) throw new Error(await pasted.text());
    return new FlowRig(team, phoneNumber, base, emulator, built.remove, everything);
  }

  async stop(): Promise<void> {
    await Promise.all(this.phones.map((phone) => phone.close()));
    await this.team.api.close();
    this.emulator.child.kill('SIGTERM');
    await this.emulator.ended;
    this.remove();
  }

  /**
   * Does something while the server is down; afterwards it is there again, at the same address.
   * The rig must have been started with a `DATA_DIR` of its own.
   */
  async whileDown(work: () => Promise<unknown>): Promise<void> {
    const { port } = this.team.api;
    await this.team.api.close();
    await work();
    this.team.api = await startApi({
      REQUESTS_PER_MINUTE: '100000',
      TRUSTED_PROXIES: 'loopback',
      ...this.environment,
      PORT: String(port),
    });
  }

  async choose(flow: string, options: NumberFlowChange['options'] = {}): Promise<void> {
    const change = { number: this.number, flow, options };
    await this.team.admin.web.put('/api/number-flows').send(change).expect(200);
  }

  async register(member: Member): Promise<BrowserPhone> {
    const { body } = await member.web.post('/token').expect(200);
    const phone = await BrowserPhone.register(this.base, (body as TokenResponse).token);
    this.phones.push(phone);
    return phone;
  }

  async control<T>(method: string, path: string, body?: object): Promise<T> {
    const answer = await fetch(`${this.base}/control${path}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  /** What Twilio's REST API answers. @param path below the account. @param form what is to be changed there */
  async rest<T>(path: string, form?: Record<string, string>): Promise<T> {
    const { credentials } = await this.control<DemoAccount>('GET', '/demo-account');
    const { accountSid, authToken } = credentials;
    const answer = await fetch(`${this.base}/2010-04-01/Accounts/${accountSid}${path}`, {
      headers: { Authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    return (await answer.json()) as T;
  }

  /** Somebody outside calls the number. */
  call(from: string, script: object[]): Promise<CallView> {
    return this.control('POST', '/calls', { from, script: [...script, { do: 'wait', afterMs: 120_000 }] });
  }

  /** All that the server answered and Twilio did in a call, as text. */
  async story({ sid }: CallView): Promise<string> {
    return JSON.stringify(await this.control<unknown>('GET', `/events?callSid=${sid}`));
  }

  /** Waits for a state: asks until the answer is there. */
  async until<T>(what: string, ask: () => Promise<T | undefined | false>, timeoutMs = 60_000): Promise<T> {
    for (const deadline = Date.now() + timeoutMs; Date.now() < deadline;) {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error(`${what}: not within ${timeoutMs / 1000} s`);
  }

  heard(call: CallView, words: string): Promise<true> {
    return this.until(words, async () => (await this.story(call)).includes(words));
  }
}
