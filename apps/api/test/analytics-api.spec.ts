import { join } from 'node:path';
import type { Analytics } from '@centralita/shared-types';
import type { CallTables } from '../src/domains/calls/calls-schema';
import type { ContactTables } from '../src/domains/contacts/contacts-schema';
import { DemoHistory } from '../src/domains/demo/demo-history';
import { demoWeek } from '../src/domains/demo/demo-week';
import type { MessageTables } from '../src/domains/messages/messages-schema';
import { Config } from '../src/platform/config/config';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { recordQueries, scansOf } from './support/query-plans';
import { startTeam, type Team } from './support/team';
import { conversation, call, message } from './support/history-rows';

describe('the figures and the history over HTTP', () => {
  let team: Team;
  const recorded = recordQueries();
  beforeAll(async () => {
    team = await startTeam({ DEMO_HISTORY: 'on' });
  });
  afterAll(() => {
    recorded.stop();
    return team.api.close();
  });

  const today = (): string => new Date().toISOString().slice(0, 10);

  it('are those of this moment, and of the own organisation', async () => {
    const at = Date.now();
    await team.api.app.get(UnitOfWork).run(async ({ query }) => {
      const tables = query.withTables<Omit<MessageTables, 'contacts'> & CallTables & ContactTables>();
      await tables
        .insertInto('contacts')
        .values({
          id: 'k',
          organisation_id: team.organisationId,
          channel: 'sms',
          address: '+34612345678',
          name: '=1+1',
          searched: '',
          named_here: 0,
          created_at: at,
        })
        .execute();
      const organisation_id = team.organisationId;
      await tables
        .insertInto('conversations')
        .values(conversation('c', { organisation_id, contact_id: 'k' }))
        .execute();
      await tables
        .insertInto('messages')
        .values([
          message('1', 'c', at - 2, { organisation_id, text: '=HYPERLINK("http://evil.example")' }),
          message('2', 'c', at - 1, {
            organisation_id,
            author: 'person',
            person_id: team.agent.personId,
            status: 'sent',
            ...{ price_micros: 8_300, price_unit: 'USD' },
          }),
        ])
        .execute();
      await tables
        .insertInto('calls')

        .values(
          call('CA1', at - 1, {
            ...{ organisation_id, ended_at: at, outcome: 'nobody-there' },
            ...{ account_sid: 'AC1', price_micros: 12_500, price_unit: 'USD' },
          }),
        )
        .execute();
    });
    const { body } = await team.admin.web.get('/api/analytics?zone=Europe/Madrid').expect(200);
    const { current, people } = body as Analytics;
    expect([current.messages.incoming, current.messages.outgoing, current.calls.missed]).toEqual([1, 1, 1]);
    expect(people).toMatchObject([{ name: 'Any agent', messages: 1, answers: { count: 1 } }]);
    const { body: others } = await team.stranger.web.get('/api/analytics').expect(200);
    expect((others as Analytics).current.messages).toEqual({
      incoming: 0,
      outgoing: 0,
      delivered: 0,
      failed: 0,
    });
    await team.agent.web.get('/api/analytics').expect(403);
  });

  it('say what is wrong with a period', async () => {
    for (const query of [
      'zone=Mars/Olympus',
      'from=2026-02-30&to=2026-03-01',
      'from=2020-01-01',
      'to=yesterday',
    ])
      for (const path of ['/api/analytics', '/api/messages/export.csv'])
        await team.admin.web.get(`${path}?${query}`).expect(400);
  });

  it('can be taken along as CSV that no spreadsheet runs, and the audit log tells of it', async () => {
    const csvOf = async (path: string): Promise<string[]> => {
      const { text, headers } = await team.admin.web.get(path).buffer(true).expect(200);
      expect(headers['content-type']).toBe('text/csv; charset=utf-8');
      return text.trimEnd().split('\r\n');
    };
    const [headings, first, second, ...more] = await csvOf(`/api/messages/export.csv?to=${today()}`);
    expect(headings).toMatch(/^time,channel,direction,customer,customer name,/);
    expect(first).toContain(
      `,sms,incoming,+34612345678,"'=1+1",+14155550100,customer,,received,,"'=HYPERLINK(""http`,
    );
    expect(second).toContain(',outgoing,+34612345678,');
    expect(second).toContain(',person,Any agent,sent,');
    expect([headings, first, second].map((line) => line?.split(',').slice(-2))).toEqual([
      ['price', 'currency'],
      ['', ''],
      ['0.0083', 'USD'],
    ]);
    expect(more).toEqual([]);
    expect(await csvOf('/api/messages/export.csv?channel=email')).toHaveLength(1);
    const [, called] = await csvOf('/api/calls/export.csv');
    expect(called).toMatch(/,incoming,\+34911234567,\+14155550100,,.*,0\.0125,USD$/);
    expect(await csvOf('/api/analytics.csv')).toEqual(
      expect.arrayContaining([
        'total,,messages.incoming,1,0',
        'cost,sms,USD,0.0083,0',
        'cost,sms,withoutPrice,0,0',
        'cost,voice,USD,0.0125,0',
      ]),
    );
    await team.agent.web.get('/api/messages/export.csv').expect(403);
    const { body } = await team.admin.web.get('/api/audit?action=messages/exported').expect(200);
    expect((body as { items: object[] }).items[0]).toMatchObject({
      personId: team.admin.personId,
      details: { channel: 'email', from: expect.any(Number), to: expect.any(Number) },
    });
  });

  it('are those of a whole week where an organisation is a demo, always the same', async () => {
    const { otherOrganisationId: demo, stranger, agent } = team;
    const number = '+12025550100';
    const history = team.api.app.get(DemoHistory, { strict: false });
    await team.api.app.get(UnitOfWork).run((tx) => history.add(tx, demo, number, [agent.personId]));
    const { body } = await stranger.web.get('/api/analytics').expect(200);
    const { current, traffic, people, numbers, states } = body as Analytics;
    const { calls, talks } = demoWeek(Date.now(), [agent.personId], number);
    expect(current.calls.incoming + current.calls.outgoing).toBe(calls.length);
    const said = talks.flatMap((talk) => talk.said);
    expect(current.messages.incoming + current.messages.outgoing).toBe(said.length);
    expect(current.answers.handOvers).toBe(said.filter(({ handsOver }) => handsOver).length);
    expect(
      Math.min(current.calls.missed, current.calls.byFlow, current.answers.person.count),
    ).toBeGreaterThan(0);
    expect(traffic.filter(({ callsIn, messagesIn }) => callsIn + messagesIn > 0).length).toBeGreaterThan(5);
    expect([people.length, numbers.map((each) => each.number)]).toEqual([
      1,
      [number, 'hola@cafe-aurora.example'],
    ]);
    expect(new Set(states.map(({ channel }) => channel)).size).toBe(3);
    const { body: page } = await stranger.web.get('/api/conversations').expect(200);
    expect((page as { items: object[] }).items).toHaveLength(talks.length);
  });

  it('are counted and read along indexes', () => {
    const file = join(team.api.app.get(Config).dataDir, 'centralita.db');
    const ofTheStart = /^insert into analytics_(changes|hand_overs) /;
    const own = [...recorded.queries].filter(
      (query) => query.includes('analytics_') && !ofTheStart.test(query),
    );
    const { scans, explained } = scansOf(file, own);
    expect(explained).toBeGreaterThan(15);
    expect(scans).toEqual([]);
  });
});
