import { startApi, type RunningApi } from './support/running-api';

const TOKEN = 'scrape-me-if-you-can';

describe('GET /metrics', () => {
  let open: RunningApi;
  let guarded: RunningApi;
  beforeAll(async () => {
    // One logger for the process: the first start of this file sets its level.
    open = await startApi({ LOG_LEVEL: 'debug' });
    guarded = await startApi({ METRICS_TOKEN: TOKEN });
  });
  afterAll(() => Promise.all([open.close(), guarded.close()]));

  const scrape = (api: RunningApi, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${api.url}/metrics`, { headers });

  it('tells programs on this machine how the process and its requests do', async () => {
    await fetch(`${open.url}/health`);
    await fetch(`${open.url}/nowhere/+34911234567`);
    await fetch(`${open.url}/handle_calls`, { method: 'POST', body: 'a=b' });
    const answer = await scrape(open);
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const text = await answer.text();
    for (const name of [
      'nodejs_heap_size_used_bytes',
      'process_cpu_seconds_total',
      'process_resident_memory_bytes',
    ])
      expect(text).toMatch(new RegExp(`^${name} [\\d.e+-]+$`, 'm'));
    expect(text).toMatch(
      /^centralita_http_request_duration_seconds_count\{method="GET",route="\/health",status="200"\} 1$/m,
    );
    expect(text).toContain('route="none",status="404"');
    expect(text).toContain('route="/webhooks/voice",status="403"');
    for (const line of [
      'centralita_webhooks_total{channel="voice",result="refused"} 1',
      'centralita_webhook_refusals_total{channel="voice",reason="webhook/malformed"} 1',
      'centralita_live_listeners 0',
    ])
      expect(text).toContain(`${line}\n`);
    expect(text).toMatch(/^centralita_jobs\{queue="[a-z-]+",state="dead"\} 0$/m);
    expect(text).toMatch(/^centralita_job_wait_seconds\{queue="[a-z-]+"\} 0$/m);
    expect(text).toMatch(/^centralita_database_unit_duration_seconds_count\{result="kept"\} \d+$/m);
    expect(text).not.toContain('911234567');
    // Every line is a comment, a sample, or empty.
    for (const line of text.split('\n')) expect(line).toMatch(/^(# (HELP|TYPE) |[a-z_\d]+(\{.*\})? \S+$|$)/);
  });

  it('tells how late the event loop was since the scrape before', async () => {
    await scrape(open);
    await new Promise((done) => setTimeout(done, 50));
    const until = performance.now() + 300;
    while (performance.now() < until);
    await new Promise((done) => setTimeout(done, 50));
    const text = await (await scrape(open)).text();
    const worst = /^nodejs_eventloop_lag_seconds\{quantile="1"\} (\S+)$/m.exec(text)?.[1];
    expect(Number(worst)).toBeGreaterThan(0.2);
  });

  it.each([
    ['X-Forwarded-For', '203.0.113.9'],
    ['Forwarded', 'for=203.0.113.9'],
    ['X-Real-IP', '127.0.0.1'],
  ])('tells nothing to who came by a proxy (%s)', async (name, value) => {
    const answer = await scrape(open, { [name]: value });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: 'metrics/elsewhere' });
  });

  it('asks for the token where there is one, also on this machine', async () => {
    expect((await scrape(guarded)).status).toBe(401);
    expect((await scrape(guarded, { authorization: `Bearer ${TOKEN}x` })).status).toBe(401);
    expect((await scrape(guarded, { authorization: `Bearer ${TOKEN}` })).status).toBe(200);
  });
});

it('tells each request its id, which its log lines carry', async () => {
  const api = await startApi();
  const [health, refused] = await Promise.all([
    fetch(`${api.url}/health`),
    fetch(`${api.url}/handle_calls`, { method: 'POST', body: 'a=b' }),
  ]);
  const ids = [health, refused].map((answer) => answer.headers.get('x-request-id'));
  expect(new Set(ids).size).toBe(2);
  await api.close();
  const lines = api
    .logs()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.find(({ event }) => event === 'http.request')).toMatchObject({ request_id: ids[0] });
  expect(lines.find(({ event }) => event === 'voice.refused')).toMatchObject({ request_id: ids[1] });
  expect(api.logs()).not.toContain('reqId');
});
