import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import {
  CONTACT_COMPARISONS_OF,
  CONTACT_FIELD_KINDS,
  type ContactCondition,
  type ContactField,
} from '@centralita/shared-types';
import { DiscoveryService } from '@nestjs/core';
import { routesOf, type Route } from '../src/http/access/routes';
import { ContactsStore } from '../src/domains/contacts/contacts.store';
import { ConversationsStore } from '../src/domains/messages/conversations.store';
import { ThreadEntriesStore } from '../src/domains/messages/handling/thread-entries.store';
import { MessagesStore } from '../src/domains/messages/messages.store';
import { ViewCountsStore } from '../src/domains/messages/view-counts.store';
import { Config } from '../src/platform/config/config';
import { planOf, recordQueries, scansOf, type Scan } from './support/query-plans';
import { startTeam, type Member, type Team } from './support/team';

/** Queries that may look at every row, and why. Anything else is a page that gets slower with each row. */
const MAY_SCAN: { table: string; sql?: RegExp; because: string }[] = [
  { table: 'schema_change', because: 'one row for each step of the schema, read once at the start' },
  { table: 'setup_codes', because: 'one row at most: the code of the first run' },
  { table: 'job_schedules', because: 'one row for each schedule in the code' },
  { table: 'accounts', because: 'a handful: one for each provider and organisation' },
  { table: 'account_tests', because: 'one row for each account' },
  { table: 'search_index', sql: / match /, because: 'that is how SQLite calls its index of words' },
  ...['contacts', 'messages', 'conversation_entries', 'said'].map((table) => ({
    table,
    sql: /^\s*insert into search_waiting /,
    because: 'once, with the step of the schema that brings the search',
  })),
  {
    table: 'search_documents',
    sql: /^\s*insert into search_scopes /,
    because: 'once, with a step of the schema',
  },
  { table: 'search_waiting', sql: /limit/, because: 'the first of a queue that is nearly always empty' },
  { table: 'fitting', because: 'the rows that a count is limited to, which are found by an index' },
  { table: 'organisations', sql: /order by "name"$/, because: 'the answer lists them all' },
  { table: 'organisation_numbers', sql: /order by "position"$/, because: 'the answer lists them all' },
  { table: 'mail_domains', sql: /order by "position"$/, because: 'the answer lists them all' },
  { table: 'people', sql: /^select "organisation_id", count/, because: 'the answer counts them all' },
  { table: 'dead_letters', sql: /count\(\*\).+group by/, because: 'counted along an index, for metrics' },
  { table: 'knowledge_settings', sql: /^select \* from "knowledge_settings"$/, because: 'kept in memory' },
  { table: 'number_flows', sql: /^select \* from "number_flows"$/, because: 'kept in memory' },
  { table: 'search_vocabulary', because: 'words of the index, from one to another' },
  { table: 'knowledge_articles', sql: /^select \* from "knowledge_articles"$/, because: 'kept in memory' },
  ...['messages', 'conversations', 'analytics_hand_overs', 'conversation_ratings'].map((table) => ({
    table,
    sql: /^insert into analytics_(changes|hand_overs) /,
    because: 'once, with the step of the schema that brings the figures',
  })),
  ...[
    { table: 'activity', sql: /^update "activity" set "listed" = \? where "kind" = \?$/ },
    {
      table: 'conversation_labels',
      sql: /^\s*update conversation_labels set \(state, last_at, assigned_to\)/,
    },
    { table: 'conversation_ratings', sql: /^update "conversation_ratings" set "person_id" = \(select/ },
    { table: 'callbacks', sql: /^update "callbacks" set "waiting_since" = "asked_at"$/ },
    { table: 'password_resets', sql: /^delete from "password_resets"$/ },
  ].map((scan) => ({ ...scan, because: 'once, with the step of the schema that brings the column' })),
  ...[
    { table: 'conversations', sql: /^update "conversations" set "answered_by" = \? where "channel" = \?/ },
    { table: 'message_events', sql: /^update "message_events" set "raw" = \? where "message_id" is null$/ },
  ].map((scan) => ({ ...scan, because: 'once, with the step of the schema that mends what is there' })),
  { table: 'jobs', sql: /^update "jobs" set "started_at"/, because: 'once, at the start of the process' },
];
const maySee = ({ table, sql }: Scan): boolean =>
  MAY_SCAN.some((each) => each.table === table && (each.sql?.test(sql) ?? true));
/** Answers 404 where this server has no demo account to lend. */
const WITHOUT_ANSWER = ['/api/demo-account'];

const FILTERS = [
  '',
  '?organisation=ORGANISATION',
  '?state=open',
  '?view=all&label=LABEL&assignee=me',
  '?assignee=PERSON&view=done&before=1795194148915.a',
  '?label=LABEL&view=overdue&search=x',
  '?state=resolved&organisation=ORGANISATION',
  '?after=10',
  '?person=PERSON&action=person/invited&from=1&to=2000000000000',
  '?before=1795194148915.CA0&direction=incoming&missed=true',
  '?stream=ORGANISATION&after=0',
  '?from=2026-01-01&to=2026-12-01&zone=Asia/Kathmandu&channel=sms',
];

let team: Team;
const recorded = recordQueries();
beforeAll(async () => {
  team = await startTeam();
});
afterAll(() => {
  recorded.stop();
  return team.api.close();
});

const filled = (filter: string): string =>
  filter.replace('ORGANISATION', team.otherOrganisationId).replace('PERSON', team.agent.personId);
const withIds = (path: string): string => path.replaceAll(/:\w+/g, () => randomUUID());

/** A campaign to contacts by one of their fields, compared in each way that a kind has. */
async function chooseByFields({ web }: Member): Promise<void> {
  const conditions: ContactCondition[] = [];
  for (const kind of CONTACT_FIELD_KINDS) {
    const draft = { name: `its ${kind}`, kind, choices: ['x'] };
    const { body } = await web.post('/api/contact-fields').send(draft).expect(201);
    const { id: fieldId } = body as ContactField;
    const value = { text: 'x', number: '1', date: '2026-01-01', choice: 'x' }[kind];
    for (const comparison of CONTACT_COMPARISONS_OF[kind])
      conditions.push({ fieldId, comparison, values: comparison === 'filled' ? [] : [value] });
  }
  const draft = { name: 'x', channel: 'sms', text: 'x', perMinute: 1, perDay: null, evenInQuietHours: false };
  for (const condition of conditions)
    await web
      .post('/api/campaigns')
      .send({ ...draft, contacts: { search: 'x', conditions: [condition] } })
      .expect(201);
}

/** The live stream never ends by itself. */
const listenShortly = ({ web }: Member): Promise<unknown> =>
  web.get('/api/live').parse((answer, done) => {
    setTimeout(() => {
      (answer as unknown as Readable).destroy();
      done(null, undefined);
    }, 300);
  });

it('no query of the app walks through a whole table', async () => {
  const routes = routesOf(team.api.app.get(DiscoveryService, { strict: false })).filter(({ path }) =>
    path.startsWith('/api/'),
  );
  const reads = routes.filter(({ method, path }) => method === 'GET' && path !== '/api/live');
  const changes = routes.filter(({ method }) => method !== 'GET');
  const answered = new Set<string>();
  for (const { path } of reads)
    for (const filter of FILTERS)
      for (const member of [team.owner, team.viewer]) {
        const { status } = await member.web.get(withIds(path) + filled(filter));
        if (status === 200) answered.add(path);
      }
  await listenShortly(team.agent);
  await team.admin.web.post('/api/invitations').send({ email: 'new@example.com', role: 'agent' }).expect(200);
  await chooseByFields(team.admin);
  // Whatever they answer: what they look up first is what counts. Who signs out comes last.
  const leaver = await team.join('owner');
  const isSession = ({ path }: Route): number => Number(path.includes('session'));
  for (const { method, path } of changes.sort((one, other) => isSession(one) - isSession(other))) {
    const verb = method.toLowerCase() as 'post' | 'put' | 'patch' | 'delete';
    await leaver.web[verb](withIds(path)).send({});
  }

  // The walk has really been one.
  const lists = reads.map(({ path }) => path).filter((path) => !path.includes(':'));
  expect(lists.filter((path) => !answered.has(path))).toEqual(WITHOUT_ANSWER);
  const file = join(team.api.app.get(Config).dataDir, 'centralita.db');
  const { scans, explained } = scansOf(file, recorded.queries);
  expect(explained).toBeGreaterThan(50);
  expect([...recorded.queries].filter((sql) => /"contacts".+contact_values\.value/s.test(sql))).not.toEqual(
    [],
  );
  const seeded = 'select * from people where name = ?';
  expect(scansOf(file, [seeded]).scans).toEqual([{ table: 'people', sql: seeded }]);
  expect(scans.filter((scan) => !maySee(scan))).toEqual([]);
});

it('rows that are asked for by their ids are looked up by them, whatever else their organisation has', async () => {
  const ids = Array.from({ length: 50 }, () => randomUUID());
  const { app } = team.api;
  const file = join(app.get(Config).dataDir, 'centralita.db');
  const contacts = app.get(ContactsStore, { strict: false });
  const asks = [
    () => contacts.ofIds(team.organisationId, ids),
    ...[MessagesStore, ConversationsStore, ThreadEntriesStore].map(
      (store) => () => app.get<MessagesStore>(store, { strict: false }).all(team.organisationId, ids),
    ),
  ];
  for (const ask of asks) {
    const { queries, stop } = recordQueries();
    await ask();
    stop();
    const [query = ''] = queries;
    expect(planOf(file, query)).toMatch(/^SEARCH \w+ USING INDEX \w+ \(id=\?\)/);
  }
});

it('lists of a label and of a person are gone through in their own order', async () => {
  const { app } = team.api;
  const file = join(app.get(Config).dataDir, 'centralita.db');
  const store = app.get(ConversationsStore, { strict: false });
  const one = { organisationId: team.organisationId, limit: 31 };
  for (const [filter, table, index] of [
    [{ labelId: 'x', view: 'all' }, 'conversation_labels', 'conversation_labels_by_state'],
    [{ labelId: 'x' }, 'conversation_labels', 'conversation_labels_latest'],
    [
      { labelId: 'x', view: 'all', assigneeId: 'y', channel: 'sms' },
      'conversation_labels',
      'conversation_labels_by_assignee',
    ],
    [{ labelId: 'x', view: 'mine', personId: 'y' }, 'conversation_labels', 'conversation_labels_by_assignee'],
    [{ labelId: 'x', view: 'unassigned' }, 'conversation_labels', 'conversation_labels_by_assignee'],
    [{ assigneeId: 'y', view: 'done' }, 'conversations', 'conversations_by_assignee'],
    [{ teamId: 'z', view: 'all' }, 'conversations', 'conversations_by_team'],
    [{ teamId: 'z', view: 'unassigned', channel: 'sms' }, 'conversations', 'conversations_by_team'],
    [{ teamId: 'z', view: 'all', assigneeId: 'y' }, 'conversations', 'conversations_by_team'],
    [{ labelId: 'x', teamId: 'z', view: 'all' }, 'conversation_labels', 'conversation_labels_by_state'],
  ] as const) {
    const { queries, stop } = recordQueries();
    await store.list({ ...one, ...filter });
    stop();
    const plan = planOf(file, [...queries][0] ?? '');
    expect(plan).toMatch(new RegExp(`^SEARCH ${table} USING (COVERING )?INDEX ${index} `));
    expect(plan).not.toContain('TEMP B-TREE');
  }
});

it('counts of saved views go through one index, and through no more than they may', async () => {
  const { app } = team.api;
  const file = join(app.get(Config).dataDir, 'centralita.db');
  const store = app.get(ViewCountsStore, { strict: false });
  for (const [filter, index] of [
    [{ view: 'all' }, 'conversations_by_state'],
    [{ view: 'snoozed' }, 'conversations_by_state'],
    [{ view: 'all', channel: 'sms' }, 'conversations_by_channel'],
    [{ view: 'mine', personId: 'y', channel: 'sms' }, 'conversations_by_assignee'],
    [{ view: 'unassigned', channel: 'sms' }, 'conversations_by_assignee'],
    [{ view: 'unassigned', teamId: 'z' }, 'conversations_by_team'],
    [{ view: 'teams', teamIds: ['z', 'w'], channel: 'sms' }, 'conversations_by_team'],
    [{ view: 'overdue', channel: 'sms', teamId: 'z', waitingBefore: 5 }, 'conversations_waiting'],
    [{ view: 'all', labelId: 'x', channel: 'sms', teamId: 'z' }, 'conversation_labels_by_state'],
    [{ view: 'unassigned', labelId: 'x' }, 'conversation_labels_by_assignee'],
  ] as const) {
    const { queries, stop } = recordQueries();
    await store.count({ organisationId: team.organisationId, ...filter });
    stop();
    const [query = ''] = queries;
    const plan = planOf(file, query);
    expect([filter, plan]).toEqual([
      filter,
      expect.stringMatching(new RegExp(`SEARCH \\w+ USING (COVERING )?INDEX ${index} `)),
    ]);
    expect(plan).not.toContain('TEMP B-TREE');
    expect(scansOf(file, [query]).scans.filter((scan) => !maySee(scan))).toEqual([]);
  }
});
