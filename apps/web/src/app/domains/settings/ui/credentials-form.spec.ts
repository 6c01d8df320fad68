import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import type { CredentialsEntry, Refusal } from '../data/models/credentials-draft';
import { CREDENTIALS } from '../testing/fixtures';
import { SettingsBed } from '../testing/settings-bed';
import { CredentialsForm } from './credentials-form';
import { CredentialsFormHarness } from './credentials-form.harness';

const LABELS = {
  accountSid: 'Account SID',
  authToken: 'Auth Token',
  apiKeySid: 'API Key SID',
  apiKeySecret: 'API Key Secret',
  twimlAppSid: 'TwiML App SID',
  phoneNumber: 'Twilio phone number',
} as const;
const FIELDS = Object.keys(LABELS) as (keyof typeof LABELS)[];

describe('CredentialsForm', () => {
  const shown = async (inputs: { refusals?: Refusal[]; initial?: typeof CREDENTIALS } = {}) => {
    const bed = new SettingsBed();
    const fixture = TestBed.createComponent(CredentialsForm);
    document.body.append(fixture.nativeElement);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    const entries: CredentialsEntry[] = [];
    fixture.componentInstance.entered.subscribe((entry) => entries.push(entry));
    await bed.settle();
    const form = await TestbedHarnessEnvironment.harnessForFixture(fixture, CredentialsFormHarness);
    return { bed, fixture, form, entries };
  };
  const fill = async (form: CredentialsFormHarness) => {
    for (const field of FIELDS) await form.type(LABELS[field], CREDENTIALS[field]);
  };

  afterEach(() => document.body.replaceChildren());

  it('asks for the six values and the region', async () => {
    const { fixture, form } = await shown();
    expect(await form.labels()).toEqual(Object.values(LABELS));
    // Its select is fetched.
    expect((fixture.nativeElement as HTMLElement).querySelectorAll('details app-select-box')).toHaveLength(1);
  });

  it('hands over what was typed, cleaned, and where to keep it', async () => {
    const { form, entries } = await shown();
    await fill(form);
    await form.type('Account SID', `  ${CREDENTIALS.accountSid} `);
    await form.type('Twilio phone number', '+1 (555) 000-1111');
    expect(await form.value('Twilio phone number')).toBe('+15550001111');
    await form.keepIn('tab');
    await form.send();
    expect(entries).toEqual([{ credentials: CREDENTIALS, keepIn: 'tab' }]);
  });

  it('hands over nothing while a field is wrong, says which and why, and leads there', async () => {
    const { form, entries } = await shown();
    await fill(form);
    await form.type('API Key SID', CREDENTIALS.accountSid);
    await form.type('Auth Token', 'abc');
    await form.send();
    expect(entries).toEqual([]);
    expect((await form.errors('API Key SID')).join()).toContain(
      'This looks like another value: Account SID.',
    );
    expect((await form.errors('Auth Token')).join()).toContain(
      'Auth Token has 32 characters and this one has 3.',
    );
    expect(document.activeElement?.id).toBe('credential-authToken');
  });

  it('says of each empty field that it is missing', async () => {
    const { form } = await shown();
    await form.send();
    for (const label of Object.values(LABELS))
      expect((await form.errors(label)).join()).toContain(`${label} is missing.`);
  });

  it('hides secrets until they are asked for', async () => {
    const { form } = await shown();
    expect(await form.isHidden('Auth Token')).toBe(true);
    expect(await form.isHidden('API Key Secret')).toBe(true);
    expect(await form.isHidden('Account SID')).toBe(false);
    await form.reveal('Auth Token');
    expect(await form.isHidden('Auth Token')).toBe(false);
    expect(await form.isHidden('API Key Secret')).toBe(true);
  });

  it('shows a refusal at its field until that value changes', async () => {
    const refusals: Refusal[] = [
      { field: 'authToken', value: CREDENTIALS.authToken, code: 'account/wrong-token', detail: 'Refused.' },
      {
        field: 'apiKeySid',
        value: CREDENTIALS.apiKeySid,
        code: 'twilio/odd',
        detail: 'Twilio said something odd.',
      },
    ];
    const { form, fixture, bed } = await shown({ initial: CREDENTIALS });
    await form.send();
    fixture.componentRef.setInput('refusals', refusals);
    await bed.settle();
    expect((await form.errors('Auth Token')).join()).toContain('Twilio refuses this Auth Token');
    expect((await form.errors('API Key SID')).join()).toContain('Twilio said something odd.');
    await form.type('Auth Token', 'e'.repeat(32));
    expect(await form.errors('Auth Token')).toEqual([]);
  });

  it('takes a paste over the whole field clean', async () => {
    const { form, fixture, bed } = await shown();
    const input = (fixture.nativeElement as HTMLElement).querySelector<HTMLInputElement>(
      '#credential-accountSid',
    )!;
    const paste = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), {
      clipboardData: { getData: () => `\n ${CREDENTIALS.accountSid} \n` },
    });
    input.dispatchEvent(paste);
    await bed.settle();
    expect(await form.value('Account SID')).toBe(CREDENTIALS.accountSid);
  });

  it('keeps browsers and password managers from storing anything', async () => {
    const { fixture } = await shown();
    const inputs = (fixture.nativeElement as HTMLElement).querySelectorAll('input[id^=credential-]');
    expect(inputs).toHaveLength(6);
    for (const input of inputs) expect(input.getAttribute('autocomplete')).toBe('off');
  });

  it('leads to the page of the console where each value stands', async () => {
    const { fixture } = await shown();
    const pages = [...(fixture.nativeElement as HTMLElement).querySelectorAll('mat-hint a')].map((link) =>
      link.getAttribute('href'),
    );
    expect(pages).toHaveLength(6);
    for (const page of pages) expect(page).toMatch(/^https:\/\/console\.twilio\.com\//);
  });
});
