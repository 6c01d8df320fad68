import { createHmac } from 'node:crypto';
import { Module } from '@nestjs/common';
import type { Alert, Page } from '@centralita/shared-types';
import { Alerts } from '../src/domains/alerts/api/alerts';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { AppError } from '../src/platform/errors/app-error';
import { HandlesJobs } from '../src/platform/queue/handles-jobs';
import type { JobHandler } from '../src/platform/queue/job-handler';
import { JobQueue } from '../src/platform/queue/job-queue';
import { defineQueue, defineSchedule } from '../src/platform/queue/queue-definition';
import { eventually } from './support/eventually';
import { postgresDatabase, type Place } from './support/databases';
import { startTeam, type Team } from './support/team';
import { WebhookReceiver, type ReceivedWebhook } from './support/webhook-receiver';

const FRAGILE = defineQueue<{ id: string }>('fragile');

const CLOCKED = defineSchedule('clocked', '* * * * * *', { retry: { attemptsMax: 1 } });

let isBroken = true;
let isClockBroken = false;
const done: string[] = [];

@HandlesJobs(FRAGILE)
class FragileJob implements JobHandler<{ id: string }> {
  async handle({ data }: { data: { id: string } }): Promise<void> {
    if (isBroken) throw new AppError({ code: 'fragile/broken', detail: 'It is broken.' });
    done.push(data.id);
  }
}

@HandlesJobs(CLOCKED)
class ClockedJob implements JobHandler<object> {
  async handle(): Promise<void> {
    if (isClockBroken) throw new AppError({ code: 'clocked/broken', detail: 'It is broken.' });
  }
}

@Module({ providers: [FragileJob, ClockedJob] })
class FragileModule {}

describe.each(['sqlite', 'postgres'] as const)('alerts on %s', (engine) => {
  let team: Team;
  let place: Place | undefined;
  const receiver = new WebhookReceiver();
  let url: string;

  beforeAll(async () => {
    isBroken = true;
    done.length = 0;
    place = engine === 'postgres' ? await postgresDatabase() : undefined;
    const database = place ? { DATABASE_URL: place.address } : {};
    team = await startTeam({ PRIVATE_WEBHOOKS: 'on', ...database }, FragileModule);
    url = await receiver.open();
  });
  afterAll(async () => {
    await team.api.close();
    await place?.remove();
    receiver.close();
  });

  const raise = (organisationId: string | null, key: string): Promise<void> =>
    team.api.app.get(UnitOfWork).run((tx) =>
      team.api.app.get(Alerts).raise(tx, {
        kind: 'webhook-failing',
        key,
        organisationId,
        facts: { account: 'Main', reason: 'signature' },
      }),
    );
  const alertsOf = async (who: 'owner' | 'admin' | 'stranger', query = ''): Promise<Alert[]> =>
    ((await team[who].web.get(`/api/alerts${query}`).expect(200)).body as Page<Alert>).items;

  it('are counted while open, seen by whom they concern, and resolved once', async () => {
    await raise(team.organisationId, 'a');
    await raise(team.organisationId, 'a');
    await raise(team.organisationId, 'b');
    await raise(null, 'server');
    await raise(team.otherOrganisationId, 'other');

    const seen = await alertsOf('admin');
    expect(seen.map(({ count }) => count).sort()).toEqual([1, 2]);
    expect(seen[0]).toMatchObject({ kind: 'webhook-failing', facts: { account: 'Main' }, resolvedAt: null });
    expect((await alertsOf('owner')).map(({ organisationId }) => organisationId)).toContain(null);
    const other = await alertsOf('stranger');
    expect(other.map(({ organisationId }) => organisationId)).toEqual([team.otherOrganisationId]);
    expect(await alertsOf('owner', `?organisation=${team.otherOrganisationId}`)).toEqual(
      expect.arrayContaining(other),
    );
    await team.agent.web.get('/api/alerts').expect(403);
    await team.stranger.web.get(`/api/alerts?organisation=${team.organisationId}`).expect(404);

    const twice = seen.find(({ count }) => count === 2)!;
    await team.stranger.web.post(`/api/alerts/${twice.id}/resolve`).expect(404);
    const { body } = await team.admin.web.post(`/api/alerts/${twice.id}/resolve`).expect(200);
    expect(body).toMatchObject({ id: twice.id, resolvedBy: 'Any admin' });
    await team.admin.web.post(`/api/alerts/${twice.id}/resolve`).expect(404);
    expect(await alertsOf('admin')).toHaveLength(1);
    expect(await alertsOf('admin', '?state=resolved')).toEqual([body]);

    await raise(team.organisationId, 'a');
    expect((await alertsOf('admin')).map(({ count }) => count)).toEqual([1, 1]);
    const { body: audit } = await team.admin.web.get('/api/audit?action=alerts/resolved').expect(200);
    expect(audit).toMatchObject({ items: [{ action: 'alerts/resolved', personId: team.admin.personId }] });
  });

  it('come in pages, open and resolved, each once, also of the server', async () => {
    for (let count = 0; count < 60; count += 1)
      await raise(count % 2 ? null : team.organisationId, `page ${count}`);
    const walk = async (state: string): Promise<Alert[]> => {
      const all: Alert[] = [];
      for (let next: string | null = ''; next !== null;) {
        const before = next && `&before=${next}`;
        const { body } = await team.owner.web.get(`/api/alerts?state=${state}${before}`).expect(200);
        const page = body as Page<Alert>;
        expect(page.items.length).toBeLessThanOrEqual(50);
        all.push(...page.items);
        next = page.next;
      }
      return all;
    };
    const open = await walk('open');
    expect(open.length).toBeGreaterThanOrEqual(60);
    expect(new Set(open.map(({ id }) => id)).size).toBe(open.length);
    expect(open.map(({ lastAt }) => lastAt)).toEqual(
      open.map(({ lastAt }) => lastAt).sort((one, other) => other - one),
    );
    const before = await walk('resolved');
    for (const { id } of open) await team.owner.web.post(`/api/alerts/${id}/resolve`).expect(200);
    expect(await walk('open')).toEqual([]);
    expect(await walk('resolved')).toHaveLength(before.length + open.length);
    await team.owner.web.get('/api/alerts?before=nonsense').expect(400);
    await team.owner.web.get('/api/jobs/dead?before=nonsense').expect(400);
  });

  it('are sent to a webhook, signed, and again where it was away', async () => {
    const { body: webhook } = await team.admin.web.put('/api/alerts/webhook').send({ url }).expect(200);
    expect(webhook).toEqual({
      url,
      secret: expect.stringMatching(/^[\w-]{43}$/),
      lastAttemptAt: null,
      lastResult: null,
    });
    const { secret } = webhook as { secret: string };
    expect((await team.admin.web.get('/api/alerts/webhook').expect(200)).body).not.toHaveProperty('secret');
    // Another organisation's, and the server's, are others.
    expect((await team.stranger.web.get('/api/alerts/webhook')).body).toMatchObject({ url: null });
    expect((await team.owner.web.get('/api/alerts/webhook?of=server')).body).toMatchObject({ url: null });
    await team.admin.web.get('/api/alerts/webhook?of=server').expect(403);

    const { body: tested } = await team.admin.web.post('/api/alerts/webhook/test').expect(200);
    expect(tested).toMatchObject({ lastResult: 'HTTP 204', lastAttemptAt: expect.any(Number) });
    expect(JSON.parse(receiver.received[0]!.body)).toMatchObject({ type: 'alert.test' });

    receiver.status = 503;
    receiver.received.length = 0;
    await raise(team.organisationId, 'sent');
    await eventually(() => receiver.received.length === 1);
    await eventually(async () =>
      /503/.test(
        ((await team.admin.web.get('/api/alerts/webhook')).body as { lastResult: string }).lastResult,
      ),
    );
    receiver.status = 200;
    await eventually(() => receiver.received.length === 2);
    const [first, second] = receiver.received as [ReceivedWebhook, ReceivedWebhook];
    expect(second.body).toBe(first.body);
    expect(JSON.parse(second.body)).toMatchObject({
      id: second.headers['x-centralita-delivery'],
      type: 'alert.raised',
      alert: { kind: 'webhook-failing', organisationId: team.organisationId },
    });
    const timestamp = String(second.headers['x-centralita-timestamp']);
    const expected = createHmac('sha256', secret).update(`${timestamp}.${second.body}`).digest('hex');
    expect(second.headers['x-centralita-signature']).toBe(`v1=${expected}`);
    expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(300);

    // Counted on the open one: no second message.
    await raise(team.organisationId, 'sent');
    await raise(team.otherOrganisationId, 'not sent');
    await new Promise((resume) => setTimeout(resume, 200));
    expect(receiver.received).toHaveLength(2);

    receiver.status = 302;
    const { body: redirected } = await team.admin.web.post('/api/alerts/webhook/test').expect(200);
    expect(redirected).toMatchObject({ lastResult: expect.stringContaining('302') });
    await team.admin.web.put('/api/alerts/webhook').send({}).expect(200);
    await team.admin.web.post('/api/alerts/webhook/test').expect(409);
    expect(team.api.logs()).not.toContain(secret);
  });

  it('tell of jobs that were given up, which owners retry', async () => {
    const enqueue = (id: string): Promise<string> =>
      team.api.app.get(UnitOfWork).run((tx) => team.api.app.get(JobQueue).enqueue(tx, FRAGILE, { id }));
    const deadOf = async (): Promise<{ id: string }[]> =>
      ((await team.owner.web.get('/api/jobs/dead').expect(200)).body as Page<{ id: string }>).items;
    const ids = [await enqueue('1'), await enqueue('2'), await enqueue('3')];
    await eventually(async () => (await deadOf()).length === 3);
    expect(await deadOf()).toContainEqual(
      expect.objectContaining({
        id: ids[0],
        queue: 'fragile',
        reason: 'It is broken.',
        code: 'fragile/broken',
      }),
    );
    const deadAlert = async (): Promise<Alert | undefined> =>
      (await alertsOf('owner')).find(({ kind }) => kind === 'dead-letter');
    expect(await deadAlert()).toMatchObject({ count: 3, organisationId: null, facts: { queue: 'fragile' } });
    await team.admin.web.get('/api/jobs/dead').expect(403);
    await team.admin.web.post('/api/jobs/dead/retry').expect(403);

    isBroken = false;
    await team.owner.web.post(`/api/jobs/dead/${ids[0]}/retry`).expect(204);
    await eventually(() => done.includes('1'));
    expect(await deadAlert()).toBeDefined();
    await team.owner.web.post(`/api/jobs/dead/${ids[0]}/retry`).expect(404);
    await team.owner.web.post('/api/jobs/dead/retry').expect(200, { retried: 2 });
    await eventually(() => done.length === 3);
    expect(await deadOf()).toEqual([]);
    expect(await deadAlert()).toBeUndefined();
    const { body: audit } = await team.owner.web.get('/api/audit?action=jobs/retried').expect(200);
    expect((audit as { items: unknown[] }).items).toHaveLength(2);
  });

  it('tell of jobs by the clock that were given up, until one is done', async () => {
    const clockAlert = async (): Promise<Alert | undefined> =>
      (await alertsOf('owner')).find(({ kind }) => kind === 'dead-letter');
    isClockBroken = true;
    const alert = await eventually(clockAlert);
    expect(alert).toMatchObject({ facts: { queue: 'clocked', reason: 'It is broken.' } });
    isClockBroken = false;
    await eventually(async () => (await clockAlert()) === undefined);
    await team.owner.web.get('/api/jobs/dead').expect(200, { items: [], next: null });
    expect((await alertsOf('owner', '?state=resolved')).map(({ id }) => id)).toContain(alert.id);
  });
});
