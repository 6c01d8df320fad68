import { AuditStore } from '../src/domains/audit/audit.store';
import { StoredAuditLog } from '../src/domains/audit/stored-audit-log';
import { FormerLines, type FormerLine } from '../src/domains/readiness/former-lines';
import { NumberChanges } from '../src/domains/readiness/number-changes';
import { NumberSetupsStore } from '../src/domains/readiness/number-setups.store';
import { SystemClock } from '../src/platform/clock/clock';
import { Config } from '../src/platform/config/config';
import type { Store } from '../src/platform/database/store';
import { Sealer } from '../src/platform/security/sealer';
import { SealingKeys } from '../src/platform/security/sealing-keys';
import { onEachEngine } from './support/databases';
import { TEST_KEY } from './support/running-api';

const ACTOR = { via: 'server' } as const;
const withApplication = (sid: string): FormerLine => ({
  number: { voiceUrl: `https://${sid}.example.com/` },
  application: { sid, line: { voiceUrl: `https://${sid}.example.com/app` } },
});

onEachEngine('what is kept of numbers', (open) => {
  let store: Store;
  let changes: NumberChanges;
  let now = 0;
  beforeAll(async () => {
    store = await open();
    const sealer = new Sealer(new SealingKeys(Object.assign(new Config(), { sealingKey: TEST_KEY })));
    const clock = Object.assign(new SystemClock(), { now: () => (now += 1) });
    const { database, work } = store;
    const audit = new StoredAuditLog(new AuditStore(database), clock);
    changes = new NumberChanges(new NumberSetupsStore(database), new FormerLines(sealer), audit, work, clock);
  });
  const keep = (sid: string, former: FormerLine): Promise<void> =>
    changes.keep('any', sid, () => former, ACTOR);
  const formerOf = async (sid: string): Promise<FormerLine | undefined> =>
    (await changes.kept([sid])).get(sid)?.former;

  it('has what each of several at once adds to it', async () => {
    await keep('PN1', { number: { smsUrl: 'https://old.example.com/' } });
    const names = ['voiceUrl', 'voiceFallbackUrl', 'statusCallback', 'smsFallbackUrl'] as const;
    await Promise.all(
      names.map((name) =>
        changes.keep('any', 'PN1', (kept) => ({ number: { ...kept?.number, [name]: name } }), ACTOR),
      ),
    );
    expect(Object.keys((await formerOf('PN1'))?.number ?? {}).sort()).toEqual([...names, 'smsUrl'].sort());
  });

  it('is handed over with nothing of the heir’s own lost, and the later of two applications stays', async () => {
    await keep('PN2', withApplication('AP1'));
    await changes.handOver('any', 'PN2', 'PN3');
    expect(await formerOf('PN3')).toEqual({ number: {}, application: withApplication('AP1').application });

    await keep('PN4', { number: { smsUrl: 'https://old.example.com/' } });
    await changes.handOver('any', 'PN2', 'PN4');
    expect(await formerOf('PN4')).toEqual({
      number: { smsUrl: 'https://old.example.com/' },
      application: withApplication('AP1').application,
    });

    await keep('PN5', withApplication('AP2'));
    await changes.handOver('any', 'PN2', 'PN5');
    expect(await formerOf('PN5')).toEqual(withApplication('AP2'));
    await changes.handOver('any', 'PN5', 'PN2');
    expect((await formerOf('PN2'))?.application).toEqual(withApplication('AP2').application);
  });
});
