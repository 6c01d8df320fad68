import type { AccountTrouble } from '@centralita/shared-types';
import { troubleOfRow } from '../src/domains/accounts/account-trouble-row';
import { AccountsStore } from '../src/domains/accounts/accounts.store';
import type { AccountTables } from '../src/domains/accounts/accounts-schema';
import { SystemClock } from '../src/platform/clock/clock';
import { SCHEMA } from './support/schema';
import { freshPlace, onEachEngine, openAt } from './support/databases';

const FORMER_SCHEMA = SCHEMA.filter(({ name }) => name !== '2026-11-20-accounts-troubles');
const REFUSED: AccountTrouble = {
  code: 'twilio/refused',
  detail: 'Twilio answered 503 (error 20503).',
  parameters: { status: '503' },
  twilioCode: 20503,
};

onEachEngine('the troubles of accounts', (_open, engine) => {
  it('keep their codes, and those from before there were any their sentence', async () => {
    const place = await freshPlace(engine);
    const before = await openAt(engine, place, FORMER_SCHEMA);
    await before.work.run(async (tx) => {
      type FormerTables = { account_tests: Omit<AccountTables['account_tests'], 'trouble_facts'> };
      await tx.query
        .withTables<FormerTables>()
        .insertInto('account_tests')
        .values([
          { account_id: 'a', state: 'failed', tested_at: 1, trouble: 'It is closed.' },
          { account_id: 'b', state: 'ok', tested_at: 1, trouble: null },
        ])
        .execute();
    });
    await before.close();

    const after = await openAt(engine, place, SCHEMA);
    const store = new AccountsStore(after.database, new SystemClock());
    const troubles = async () =>
      Object.fromEntries((await store.tests()).map((row) => [row.account_id, troubleOfRow(row)]));
    expect(await troubles()).toEqual({
      a: { code: 'account/sentence-only', detail: 'It is closed.' },
      b: null,
    });
    await after.work.run(async (tx) => {
      await store.noteTest(tx, { id: 'a', state: 'ok', trouble: null });
      await store.noteTest(tx, { id: 'b', state: 'failed', trouble: REFUSED });
    });
    expect(await troubles()).toEqual({ a: null, b: REFUSED });
    await after.close();
    await place.remove();
  });
});
