import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AuditItem, ContactEntry, Page } from '@centralita/shared-types';
import type { CallRow } from '../src/domains/calls/calls-schema';
import type { ConversationRow } from '../src/domains/messages/messages-schema';
import { Config } from '../src/platform/config/config';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { ACCOUNT, ACCOUNT_ENVIRONMENT } from './support/account';
import { eventually } from './support/eventually';
import { call, conversation } from './support/history-rows';
import { startTeam, type Team } from './support/team';

const SECOND = { accountSid: `AC${'7a'.repeat(16)}`, authToken: '8b'.repeat(16) };
/** Twilio does not accept its login. */
const REVOKED = { accountSid: `AC${'7b'.repeat(16)}`, authToken: '8c'.repeat(16) };
/** Its number is the other organisation's. */
const OF_OTHER = { accountSid: `AC${'7c'.repeat(16)}`, authToken: '8d'.repeat(16) };
const NUMBER_OF_OTHER = '+14155550146';
const GONE = `AC${'9a'.repeat(16)}`;
/** Of the first account, which has another number written down as its own. */
const OURS = '+14155550144';
const sidOf = (digit: string): string => `CA${digit.repeat(32)}`;

/** Calls by their account, as Twilio's REST API has them: what is not in an account is answered 404. */
const kept = new Map<string, Set<string>>();
/** What was asked, without escapes. */
let asked: string[] = [];
let rest: Server;
let team: Team;
beforeAll(async () => {
  rest = createServer(({ method, url = '/' }, response) => {
    asked.push(decodeURIComponent(url));
    const [account = '', resource = '', sid] = url
      .replace(/\.json.*/, '')
      .split('/')
      .slice(3);
    if (account === REVOKED.accountSid) {
      response.writeHead(401, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ code: 20003, message: 'Authenticate', status: 401 }));
      return;
    }
    const list = { [resource.toLowerCase()]: [], page: 0, page_size: 50, next_page_uri: null, uri: url };
    const isThere = sid === undefined || kept.get(account)?.has(sid) === true;
    if (method === 'DELETE' && sid !== undefined) kept.get(account)?.delete(sid);
    const missing = { code: 20404, message: 'The requested resource was not found', status: 404 };
    response.writeHead(isThere ? (method === 'DELETE' ? 204 : 200) : 404, {
      'content-type': 'application/json',
    });
    response.end(method === 'DELETE' && isThere ? undefined : JSON.stringify(isThere ? list : missing));
  });
  await new Promise<void>((done) => rest.listen(0, '127.0.0.1', done));
  team = await startTeam({
    ...ACCOUNT_ENVIRONMENT,
    TWILIO_EMULATOR_URL: `http://127.0.0.1:${(rest.address() as AddressInfo).port}`,
  });
  await team.owner.web
    .post('/api/accounts')
    .send({ provider: 'twilio', name: 'Second', ...SECOND, phoneNumber: '+14155550145' })
    .expect(201);
});
beforeEach(() => (asked = []));
afterAll(async () => {
  await team.api.close();
  await new Promise((done) => {
    rest.close(done);
    rest.closeAllConnections();
  });
});

const addAccount = (name: string, login: typeof SECOND, phoneNumber?: string) =>
  team.owner.web
    .post('/api/accounts')
    .send({ provider: 'twilio', name, ...login, ...(phoneNumber !== undefined && { phoneNumber }) })
    .expect(201);
const giveNumbers = (organisationId: string, numbers: readonly string[]) =>
  team.owner.web.patch(`/api/organisations/${organisationId}`).send({ numbers }).expect(200);

/** Erases whoever called from a number. @returns the details of the audit */
async function erased(
  address: string,
  calls: readonly Partial<CallRow>[],
  written: readonly Partial<ConversationRow>[] = [],
): Promise<AuditItem['details']> {
  const { body } = await team.agent.web.post('/api/contacts').send({ channel: 'sms', address }).expect(201);
  const ofPerson = { organisation_id: team.organisationId, contact_id: (body as ContactEntry).id };
  const rows = calls.map((one) =>
    call(one.call_sid ?? '', 1, {
      ...{ organisation_id: team.organisationId, caller: address, called: OURS, ended_at: 2 },
      ...one,
    }),
  );
  await team.api.app.get(UnitOfWork).run(async (tx) => {
    const query = tx.query.withTables<{ calls: CallRow; conversations: ConversationRow }>();
    if (rows.length > 0) await query.insertInto('calls').values(rows).execute();
    for (const [index, one] of written.entries())
      await query
        .insertInto('conversations')
        .values(conversation(`${address}-${index}`, { ...ofPerson, ...one }))
        .execute();
  });
  const path = `/api/contacts/${(body as ContactEntry).id}`;
  await team.admin.web.post(`${path}/erase`).expect(202);
  await eventually(async () => (await team.admin.web.get(path)).status === 404);
  const { body: audit } = await team.admin.web.get('/api/audit?action=contacts/erased').expect(200);
  const [last] = (audit as Page<AuditItem>).items;
  return last?.details ?? {};
}

describe('erasure on a server with several accounts of one provider', () => {
  it('asks the account by which a call went, and every one where nobody wrote that down', async () => {
    kept.set(ACCOUNT.accountSid, new Set([sidOf('1'), sidOf('2')]));
    kept.set(SECOND.accountSid, new Set());
    const details = await erased('+34612000001', [
      { call_sid: sidOf('1'), account_sid: ACCOUNT.accountSid },
      { call_sid: sidOf('2'), account_sid: null },
    ]);
    expect([...kept].map(([account, calls]) => [account, calls.size])).toEqual([
      [ACCOUNT.accountSid, 0],
      [SECOND.accountSid, 0],
    ]);
    expect(details).toEqual({ count: 1 });
  });

  it('tells what stays in an account that the server has no more', async () => {
    kept.set(GONE, new Set([sidOf('3')]));
    expect(await erased('+34612000002', [{ call_sid: sidOf('3'), account_sid: GONE }])).toEqual({
      count: 1,
      leftAtProvider: 1,
    });
    expect([...(kept.get(GONE) ?? [])]).toEqual([sidOf('3')]);
  });

  it('asks no account of another organisation where nobody wrote down which it was', async () => {
    await addAccount('Theirs', OF_OTHER, NUMBER_OF_OTHER);
    await giveNumbers(team.otherOrganisationId, [NUMBER_OF_OTHER]);
    kept.set(ACCOUNT.accountSid, new Set([sidOf('4')]));
    await erased('+34612000003', [{ call_sid: sidOf('4'), account_sid: null }]);
    expect(kept.get(ACCOUNT.accountSid)?.size).toBe(0);
    expect(asked.filter((url) => url.includes(OF_OTHER.accountSid))).toEqual([]);
    // What went by it, as is written down, is the person's all the same.
    kept.set(OF_OTHER.accountSid, new Set([sidOf('5')]));
    await erased('+34612000004', [{ call_sid: sidOf('5'), account_sid: OF_OTHER.accountSid }]);
    expect(kept.get(OF_OTHER.accountSid)?.size).toBe(0);
  });

  it('deletes by the pair of numbers over the sandbox, which all share, only for whom it is', async () => {
    const { sandboxNumber } = team.api.app.get(Config);
    const overSandbox = { channel: 'whatsapp', ours: sandboxNumber } as const;
    const between = (): string[] => asked.filter((url) => url.includes(sandboxNumber));
    await giveNumbers(team.otherOrganisationId, [NUMBER_OF_OTHER, sandboxNumber]);
    await erased('+34612000005', [], [overSandbox]);
    await erased('+34612000008', [], [{ ...overSandbox, account_sid: SECOND.accountSid }]);
    expect(between()).toEqual([]);
    await giveNumbers(team.otherOrganisationId, [NUMBER_OF_OTHER]);
    await giveNumbers(team.organisationId, [sandboxNumber]);
    await erased('+34612000006', [], [overSandbox]);
    expect(between()).not.toEqual([]);
  });

  it('tells what may stay in an account that does not accept its login, and erases the rest', async () => {
    await addAccount('Revoked', REVOKED);
    kept.set(ACCOUNT.accountSid, new Set([sidOf('6')]));
    const written = [{ ours: OURS }];
    expect(await erased('+34612000007', [{ call_sid: sidOf('6'), account_sid: null }], written)).toEqual({
      ...{ count: 1, leftAtProvider: 1 },
    });
    expect(kept.get(ACCOUNT.accountSid)?.size).toBe(0);
    expect(asked.filter((url) => url.includes(REVOKED.accountSid))).not.toEqual([]);
  });
});
