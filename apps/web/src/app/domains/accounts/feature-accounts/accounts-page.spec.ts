import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MatButtonHarness } from '@angular/material/button/testing';
import { TestBed } from '@angular/core/testing';
import { provideTranslocoScope } from '@jsverse/transloco';
import type { AccountItem, ConnectionCheck } from '@centralita/shared-types';
import { PeopleBed } from '../../people/testing/people-bed';
import { AccountsPage } from './accounts-page';

const ACCOUNT: AccountItem = {
  id: 'a1',
  provider: 'twilio',
  name: 'Main',
  source: 'vault',
  facts: {},
  secretsSet: [],
  state: 'unknown',
  trouble: null,
  testedAt: null,
  webhooks: [],
} as unknown as AccountItem;
const check = (state: ConnectionCheck['state'], code: string): ConnectionCheck => ({
  name: 'status-callback',
  state,
  code,
  detail: 'Detail.',
});

describe('AccountsPage', () => {
  const opened = async () => {
    const bed = new PeopleBed('accounts', 'en', [provideTranslocoScope('accounts', 'settings')]);
    const fixture = TestBed.createComponent(AccountsPage);
    await bed.listen();
    bed.server.match('/api/accounts').forEach((asked) => !asked.cancelled && asked.flush([ACCOUNT]));
    await bed.settle();
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const press = async (text: RegExp): Promise<void> => {
      await (await loader.getHarness(MatButtonHarness.with({ text }))).click();
      await bed.settle();
    };
    return { bed, press, text: () => (fixture.nativeElement as HTMLElement).textContent ?? '' };
  };

  it('says once that an account was not tested', async () => {
    const { text } = await opened();
    expect(text().match(/Not tested/g)).toHaveLength(1);
  });

  it('sets the missing status callback on a press, and shows that all is well', async () => {
    const { bed, press, text } = await opened();
    void press(/^Test connection/);
    await bed.settle();
    await bed.answer('POST /api/accounts/a1/test', {
      ok: true,
      checks: [check('warning', 'status-callback/missing')],
    });
    bed.server.match('/api/accounts').forEach((asked) => asked.flush([ACCOUNT]));
    await bed.settle();
    expect(text()).toContain('does not hear of calls that end before anyone answers');
    void press(/Set the status callback/);
    await bed.settle();
    await bed.answer('POST /api/accounts/a1/status-callback', {
      ok: true,
      checks: [check('ok', 'status-callback/ok')],
    });
    expect(text()).toContain('This server hears how calls end.');
    expect(text()).not.toContain('Set the status callback');
  });
});
