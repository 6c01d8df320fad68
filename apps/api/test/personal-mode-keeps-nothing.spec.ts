import type { VoiceUrls } from '@centralita/shared-types';
import { ACCOUNT, incomingCall, outgoingCall } from './support/account';
import { everythingKept } from './support/everything-kept';
import { recordQueries } from './support/query-plans';
import { startApi, type RunningApi } from './support/running-api';
import { attribute, send, signedPost } from './support/twilio-webhook';

const CALLER = '+34911234567';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const post = (path: string): Promise<Response> =>
  fetch(api.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(ACCOUNT),
  });

it('token, voice URL and whole calls of a person who brings an account ask the database nothing', async () => {
  // What runs by the clock (jobs, schedules) has a table of its own, and is not a person's.
  const recorder = recordQueries();
  expect((await post('/token')).status).toBe(200);
  const { voiceUrl } = (await (await post('/setup/voice-url')).json()) as VoiceUrls;
  for (const begin of [incomingCall(CALLER), outgoingCall(CALLER)]) {
    const { status, body } = await send(signedPost(voiceUrl, begin));
    expect([status, body]).toEqual([200, expect.stringContaining('<Dial')]);
    const action = attribute(body, 'Dial', 'action') ?? '';
    const ended = { ...begin, DialCallStatus: 'completed', CallStatus: 'completed' };
    expect((await send(signedPost(action, ended))).status).toBe(200);
    const status204 = await send(
      signedPost(voiceUrl.replace('/handle_calls', '/webhooks/voice/status'), ended),
    );
    expect(status204.status).toBe(204);
  }
  recorder.stop();
  // What the server does by itself: jobs, retention, the index of the search.
  const own = /job_schedules|"jobs"|activity|search_waiting|search_index, rank|total_changes/;
  expect([...recorder.queries].filter((sql) => !own.test(sql))).toEqual([]);
  const { text } = await everythingKept(api);
  for (const secret of [ACCOUNT.authToken, ACCOUNT.accountSid, ACCOUNT.phoneNumber, CALLER]) {
    expect(text).not.toContain(secret);
  }
});
