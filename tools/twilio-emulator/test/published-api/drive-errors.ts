import type twilio from 'twilio';
import type { Rig } from '../support/rig';
import { PublishedApi } from './published-api';
import { NOT_SERVED, SERVED } from './served-operations';

type Client = ReturnType<typeof twilio>;

const PHONE = '+12025550198';

/** Refusals of each API, of each kind: no login, no such thing, wrong parameters, wrong state, wrong method, and nothing there at all. */
export async function driveErrors(rig: Rig, client: Client): Promise<void> {
  const { phoneNumber } = rig.emulator.credentials;
  const message = { from: phoneNumber, to: PHONE, body: 'Hello' };
  await refused(client.messages.create({ ...message, to: 'nobody' }), 21211);
  await rig.control('POST', '/messages', { from: PHONE, body: 'STOP' });
  await refused(client.messages.create(message), 21610);
  await refused(client.messages(`SM${'0'.repeat(32)}`).fetch(), 20404);
  await refused(client.calls.create({ from: phoneNumber, to: PHONE }), 21205);
  await refused(client.queues.create({ friendlyName: '' }), 22002);
  await refused(client.messaging.v1.services.create({ friendlyName: '' }), 20001);
  await everyOperationRefuses(rig);
}

async function refused(request: Promise<unknown>, code: number): Promise<void> {
  await expect(request).rejects.toMatchObject({ code });
}

/** Each operation without login, and each that names a thing, of one that there is not. */
async function everyOperationRefuses(rig: Rig): Promise<void> {
  const published = new PublishedApi();
  const { accountSid, authToken } = rig.emulator.credentials;
  const ask = async (operation: string, authorization: string): Promise<Response> => {
    const [method = '', path = ''] = operation.split(' ');
    const of = path.startsWith('/2010') ? path.replace(/\{\w+\}/, accountSid) : path;
    const filled = of.replaceAll(/\{\w+\}/g, `CF${'0'.repeat(32)}`);
    return fetch(rig.emulator.url + filled, { method, headers: { authorization } });
  };
  const check = async (operation: string, answer: Response, status: number, code: number): Promise<void> => {
    const body = (await answer.json()) as { code: number; status: number; more_info: string };
    expect([operation, published.problemsOf(operation, answer.status, body)]).toEqual([operation, []]);
    expect([operation, answer.status, body.status, body.code]).toEqual([operation, status, status, code]);
    expect(body.more_info).toBe(`https://www.twilio.com/docs/errors/${code}`);
  };
  const login = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  for (const operation of SERVED) {
    await check(operation, await ask(operation, 'Basic bm86bm8='), 401, 20003);
    if (/\{\w+\}.*\{|v1.*\{/.test(operation)) await check(operation, await ask(operation, login), 404, 20404);
  }
  for (const operation of NOT_SERVED) await check(operation, await ask(operation, login), 405, 20004);
}
