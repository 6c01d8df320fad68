import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { AccountItem } from '@centralita/shared-types';
import { provideTranslocoScope } from '@jsverse/transloco';
import { OWN_SERVER, WRONG_TOKEN, reportWith } from '../../settings/testing/fixtures';
import { PeopleBed } from '../../people/testing/people-bed';
import { AccountPage } from './account-page';

// Forms are walked step by step as a person does, on a machine that may be busy.
const SID = 'AC' + 'a1'.repeat(16);
const TOKEN = 'b2'.repeat(16);
const ACCOUNT: AccountItem = {
  id: 'desk',
  provider: 'twilio',
  name: 'Main desk',
  source: 'vault',
  facts: { accountSid: SID },
  secretsSet: ['authToken', 'secondaryAuthToken'],
  state: 'unknown',
  testedAt: null,
  trouble: null,
  webhooks: [
    {
      channel: 'voice',
      url: 'https://desk.example/handle_calls#rc=3',
      fallbackUrl: 'https://desk.example/handle_calls/fallback',
      statusCallbackUrl: 'https://desk.example/webhooks/voice/status',
      consoleUrl: 'https://console.twilio.com/twiml-apps',
    },
  ],
};

describe('AccountPage', () => {
  const opened = async (inputs: { id?: string; provider?: string }, accounts: AccountItem[] = []) => {
    const bed = new PeopleBed('accounts', 'en', [provideTranslocoScope('settings'), provideRouter([])]);
    const fixture = TestBed.createComponent(AccountPage);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    TestBed.tick();
    await bed.settle();
    await bed.answer('/api/config', OWN_SERVER);
    await bed.answer('/api/accounts', accounts);
    const element = fixture.nativeElement as HTMLElement;
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const field = (label: string) =>
      loader.getHarness(MatFormFieldHarness.with({ floatingLabelText: label }));
    return {
      bed,
      element,
      fixture,
      loader,
      text: () => (element.textContent ?? '').replace(/\s+/g, ' '),
      field,
      input: async (label: string) => (await (await field(label)).getControl(MatInputHarness))!,
      press: async (text: string | RegExp) =>
        (await loader.getHarness(MatButtonHarness.with({ text }))).click(),
    };
  };

  it('adds an account, and opens it', async () => {
    const { bed, input, press, field } = await opened({ provider: 'twilio' });
    await press('Save');
    expect(await (await field('Account SID')).getTextErrors()).toHaveLength(1);
    await (await input('Account SID')).setValue(TOKEN);
    await (await input('Auth Token')).setValue(TOKEN);
    await press('Save');
    expect((await (await field('Account SID')).getTextErrors())[0]).toContain(
      'Account SID has 34 characters and this one has 32',
    );
    await (await input('Account SID')).setValue(SID);
    const opens = watchedRouter();
    const pressed = press('Save');
    await bed.settle();
    const body = await bed.answer('POST /api/accounts', ACCOUNT);
    await pressed;
    expect(body).toEqual({ provider: 'twilio', name: 'Twilio', accountSid: SID, authToken: TOKEN });
    expect(opens).toEqual([['/accounts', 'desk']]);
  });

  it('sends only the secrets that were typed or taken away, and forgets them once they are saved', async () => {
    const { bed, input, press, element } = await opened({ id: 'desk' }, [ACCOUNT]);
    expect(await (await input('Auth Token')).getValue()).toBe('');
    expect(await (await input('Auth Token')).getPlaceholder()).toBe('Set — type to replace');
    await press('Remove: Second Auth Token');
    await (await input('API Key Secret')).setValue('Secret'.repeat(5));
    const pressed = press('Save');
    await bed.settle();
    const body = await bed.answer('PUT /api/accounts/desk', {
      ...ACCOUNT,
      secretsSet: ['authToken', 'apiKeySecret'],
    });
    await bed.answer('POST /api/accounts/desk/test', reportWith());
    await bed.answer('/api/accounts', [{ ...ACCOUNT, secretsSet: ['authToken', 'apiKeySecret'] }]);
    await pressed;
    expect(body).toEqual({
      provider: 'twilio',
      name: 'Main desk',
      accountSid: SID,
      apiKeySecret: 'Secret'.repeat(5),
      secondaryAuthToken: null,
    });
    expect([...element.querySelectorAll('input')].map(({ value }) => value)).not.toContain(
      'Secret'.repeat(5),
    );
  });

  it('keeps what is half typed when the account changes elsewhere', async () => {
    const { bed, input, text } = await opened({ id: 'desk' }, [ACCOUNT]);
    await (await input('Name')).setValue('Half typ');
    await bed.listen();
    await bed.answer('/api/accounts', [ACCOUNT]);
    await bed.happens('accounts/tested');
    await bed.answer('/api/accounts', [{ ...ACCOUNT, state: 'ok', name: 'Another name' }]);
    expect(text()).toContain('Works');
    expect(await (await input('Name')).getValue()).toBe('Half typ');
  });

  it('reverts nothing that a colleague has changed meanwhile', async () => {
    const application = (digit: string): string => `AP${digit.repeat(32)}`;
    const before = { ...ACCOUNT, facts: { ...ACCOUNT.facts, twimlAppSid: application('1') } };
    const theirs = {
      ...ACCOUNT,
      name: 'Renamed',
      facts: { ...ACCOUNT.facts, twimlAppSid: application('2'), region: 'ie1' },
    };
    const { bed, input, press } = await opened({ id: 'desk' }, [before]);
    await (await input('Twilio phone number')).setValue('+14155550123');
    await bed.listen();
    await bed.answer('/api/accounts', [before]);
    await bed.happens('accounts/changed');
    await bed.answer('/api/accounts', [theirs]);
    expect(await (await input('TwiML App SID')).getValue()).toBe(application('2'));
    await (await input('API Key Secret')).setValue('Secret'.repeat(5));
    const pressed = press('Save');
    await bed.settle();
    const body = await bed.answer('PUT /api/accounts/desk', theirs);
    await bed.answer('POST /api/accounts/desk/test', reportWith());
    await bed.answer('/api/accounts', [theirs]);
    await pressed;
    expect(body).toEqual({
      provider: 'twilio',
      name: 'Renamed',
      accountSid: SID,
      twimlAppSid: application('2'),
      region: 'ie1',
      phoneNumber: '+14155550123',
      apiKeySecret: 'Secret'.repeat(5),
    });
  });

  it('says in words what a test has found', async () => {
    const { bed, press, text } = await opened({ id: 'desk' }, [ACCOUNT]);
    const pressed = press(/Test connection/);
    await bed.settle();
    expect(text()).toContain('Asking the provider…');
    await bed.answer('POST /api/accounts/desk/test', reportWith(WRONG_TOKEN));
    await bed.answer('/api/accounts', [{ ...ACCOUNT, state: 'failed' }]);
    await pressed;
    expect(text()).toContain('Twilio refuses this Auth Token for this account');
    expect(text()).toContain('Does not work');
  });

  it('shows what to paste where, and why an account of the environment cannot be changed', async () => {
    const { text, element } = await opened({ id: 'desk' }, [{ ...ACCOUNT, source: 'environment' }]);
    expect(text()).toContain('https://desk.example/handle_calls#rc=3');
    expect(text()).toContain('paste this as the Voice request URL');
    expect(text()).toMatch(
      /as the fallback URL.+handle_calls\/fallback.+as the status callback URL.+voice\/status/s,
    );
    expect(text()).toContain('This account is set in the server');
    expect(element.querySelector('form')).toBeNull();
  });

  it('says that an account is not there', async () => {
    const { text } = await opened({ id: 'gone' }, [ACCOUNT]);
    expect(text()).toContain('There is no such account');
  });

  /** Where the page has gone. */
  const watchedRouter = (): unknown[][] => {
    const calls: unknown[][] = [];
    const router = TestBed.inject(Router);
    router.navigate = (commands) => {
      calls.push([...commands]);
      return Promise.resolve(true);
    };
    return calls;
  };
});
