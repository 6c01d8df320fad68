import type { AuditItem, Page } from '@centralita/shared-types';
import { AuditLog } from '../src/domains/audit/api/audit-log';
import { AuditStore } from '../src/domains/audit/audit.store';
import { StoredAuditLog } from '../src/domains/audit/stored-audit-log';
import { SystemClock } from '../src/platform/clock/clock';
import type { Store } from '../src/platform/database/store';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { onEachEngine } from './support/databases';
import { startTeam, type Team } from './support/team';

describe('the audit log', () => {
  let team: Team;
  beforeAll(async () => {
    team = await startTeam();
  });
  afterAll(() => team.api.close());

  const page = async (query: string, member = team.admin): Promise<Page<AuditItem>> =>
    (await member.web.get(`/api/audit${query}`).expect(200)).body as Page<AuditItem>;

  it('tells who did what, when and from where', async () => {
    const from = Date.now();
    const person = await team.join('viewer');
    await team.admin.web.patch(`/api/people/${person.personId}`).send({ role: 'agent' }).expect(200);
    const { items } = await page(`?action=people/changed&from=${from}`);
    expect(items).toEqual([
      {
        id: expect.any(String),
        at: expect.any(Number),
        who: 'Any admin',
        personId: team.admin.personId,
        via: 'session',
        address: expect.stringMatching(/^10\./),
        action: 'people/changed',
        subject: { kind: 'person', id: person.personId },
        details: { formerRole: 'viewer', role: 'agent' },
      },
    ]);
  });

  it('pages through all, once each, the latest first, also within one millisecond', async () => {
    const { app } = team.api;
    const at = Date.now();
    await app.get(UnitOfWork).run(async (tx) => {
      for (let number = 0; number < 120; number += 1)
        await app.get(AuditLog).record(tx, {
          actor: { via: 'server' },
          action: 'knowledge/imported',
          organisationId: team.organisationId,
          details: { count: number },
        });
    });
    const seen: AuditItem[] = [];
    let next: string | null = '';
    while (next !== null) {
      const got: Page<AuditItem> = await page(`?action=knowledge&from=${at}${next && `&after=${next}`}`);
      seen.push(...got.items);
      next = got.next;
    }
    expect(new Set(seen.map(({ details }) => details['count'])).size).toBe(120);
    expect(seen).toHaveLength(120);
    const times = seen.map((item) => item.at);
    expect(times).toEqual([...times].sort((one, other) => other - one));
  });

  it('shows what concerns the server to owners only', async () => {
    const { app } = team.api;
    await app
      .get(UnitOfWork)
      .run((tx) => app.get(AuditLog).record(tx, { actor: { via: 'server' }, action: 'jobs/retried' }));
    expect((await page('?action=jobs', team.owner)).items).toHaveLength(1);
    expect((await page('?action=jobs')).items).toEqual([]);
  });

  it('exports lines without formulas, and tells of it', async () => {
    const person = await team.join('viewer');
    await team.admin.web
      .patch(`/api/people/${person.personId}`)
      .send({ name: '=HYPERLINK("x")' })
      .expect(200);
    await team.admin.web.patch(`/api/people/${team.agent.personId}`).send({ name: 'Ann, "the" agent' });
    await person.web.patch('/api/me').send({ theme: 'dark' }).expect(200);
    const { text, headers } = await team.admin.web.get('/api/audit/export').expect(200);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toContain('audit.csv');
    const lines = text.trimEnd().split('\r\n');
    expect(lines[0]).toBe('time,who,via,address,action,subject,subject id,details');
    expect(lines.length).toBeGreaterThan(120);
    expect(text).toContain(`"'=HYPERLINK(""x"")",session`);
    expect(text).not.toMatch(/(^|,)"?[=@]/m);
    expect((await page('?action=audit/exported')).items[0]).toMatchObject({ personId: team.admin.personId });
  });

  it('refuses filters and places that are none', async () => {
    for (const query of [
      '?from=yesterday',
      '?from=1e300',
      '?to=1e16',
      '?after=here',
      '?action=DROP%20TABLE',
      '?from=1&from=2',
      '?sort=at',
    ])
      await team.admin.web.get(`/api/audit${query}`).expect(400);
  });
});

onEachEngine('the audit log', (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  it('is never changed, whoever tries', async () => {
    const { database, work } = store;
    const log = new StoredAuditLog(new AuditStore(database), new SystemClock());
    await work.run((tx) => log.record(tx, { actor: { via: 'server' }, action: 'jobs/retried' }));
    const tables = (tx: Parameters<Parameters<UnitOfWork['run']>[0]>[0]) =>
      tx.query.withTables<{ audit: { action: string } }>();
    await expect(
      work.run((tx) => tables(tx).updateTable('audit').set({ action: 'nothing/happened' }).execute()),
    ).rejects.toThrow('never changed');
    await expect(work.run((tx) => tables(tx).deleteFrom('audit').execute())).rejects.toThrow('never changed');
    const rows = await new AuditStore(database).page('server', {}, undefined, 10);
    expect(rows).toMatchObject([{ action: 'jobs/retried' }]);
  });
});
