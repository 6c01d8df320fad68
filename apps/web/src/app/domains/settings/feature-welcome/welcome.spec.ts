import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MatButtonHarness } from '@angular/material/button/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { jest } from '@jest/globals';
import type { ApiConfig } from '@centralita/shared-types';
import {
  CREDENTIALS,
  DEMO_ACCOUNT,
  DEMO_SERVER,
  NOT_YET_HERE,
  OWN_SERVER,
  WRONG_TOKEN,
  reportWith,
} from '../testing/fixtures';
import { SettingsBed } from '../testing/settings-bed';
import { CredentialsStore } from '../data/credentials-store';
import { CredentialsFormHarness } from '../ui/credentials-form.harness';
import { Welcome } from './welcome';

const VALUES: [string, string][] = [
  ['Account SID', CREDENTIALS.accountSid],
  ['Auth Token', CREDENTIALS.authToken],
  ['API Key SID', CREDENTIALS.apiKeySid],
  ['API Key Secret', CREDENTIALS.apiKeySecret],
  ['TwiML App SID', CREDENTIALS.twimlAppSid],
  ['Twilio phone number', CREDENTIALS.phoneNumber],
];

describe('Welcome', () => {
  const visited = async (config?: ApiConfig) => {
    const bed = new SettingsBed();
    const went = jest.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    const fixture = TestBed.createComponent(Welcome);
    await bed.settle();
    if (config) await bed.config(config);
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const press = async (text: string | RegExp) =>
      (await loader.getHarness(MatButtonHarness.with({ text }))).click();
    const text = () => (fixture.nativeElement as HTMLElement).textContent ?? '';
    return { bed, fixture, went, loader, press, text, kept: TestBed.inject(CredentialsStore) };
  };

  it('says in one sentence what this is, before the server has answered', async () => {
    const { text, fixture } = await visited();
    expect(text()).toContain('Make and take phone calls right here');
    expect((fixture.nativeElement as HTMLElement).querySelector('[aria-busy=true]')).not.toBeNull();
  });

  it('takes the demo line in one click and goes to the phone', async () => {
    const { bed, press, went, kept } = await visited(DEMO_SERVER);
    const pressed = press(/Use the demo line/);
    await bed.settle();
    await bed.answer('/api/demo-account', DEMO_ACCOUNT);
    await bed.answer('/setup/connect', reportWith());
    await pressed;
    expect(kept.credentials()).toEqual(CREDENTIALS);
    expect(went).toHaveBeenCalledWith('/phone');
  });

  it('says why the demo line could not be taken, and tries again', async () => {
    const { bed, press, went, text } = await visited(DEMO_SERVER);
    const pressed = press(/Use the demo line/);
    await bed.settle();
    await bed.lose('/api/demo-account');
    await pressed;
    expect(text()).toContain('The server does not answer');
    const again = press(/Try again/);
    await bed.settle();
    await bed.answer('/api/demo-account', DEMO_ACCOUNT);
    await bed.answer('/setup/connect', reportWith());
    await again;
    expect(went).toHaveBeenCalledWith('/phone');
  });

  it('keeps the form behind one click where there is a demo line', async () => {
    const { loader, press } = await visited(DEMO_SERVER);
    expect(await loader.getAllHarnesses(CredentialsFormHarness)).toHaveLength(0);
    await press('Connect it instead');
    expect(await loader.getAllHarnesses(CredentialsFormHarness)).toHaveLength(1);
  });

  it('takes one’s own Twilio once it is right, even before the voice URL is set', async () => {
    const { bed, loader, went, kept } = await visited(OWN_SERVER);
    const form = await loader.getHarness(CredentialsFormHarness);
    for (const [label, value] of VALUES) await form.type(label, value);
    const sent = form.send();
    await bed.settle();
    await bed.answer('/setup/test', reportWith(NOT_YET_HERE));
    await sent;
    await bed.settle();
    expect(kept.credentials()).toEqual(CREDENTIALS);
    expect(went).toHaveBeenCalledWith('/settings');
  });

  it('says at the field what Twilio refused, and lets one keep it anyway', async () => {
    const { bed, loader, press, went, kept } = await visited(OWN_SERVER);
    const form = await loader.getHarness(CredentialsFormHarness);
    for (const [label, value] of VALUES) await form.type(label, value);
    const sent = form.send();
    await bed.settle();
    await bed.answer('/setup/test', reportWith(WRONG_TOKEN));
    await sent;
    expect((await form.errors('Auth Token')).join()).toContain('Twilio refuses this Auth Token');
    expect(kept.present()).toBe(false);
    await press('Save anyway');
    expect(kept.present()).toBe(true);
    expect(went).toHaveBeenCalledWith('/settings');
  });

  it('says that this server takes no credentials', async () => {
    const { text, loader } = await visited({ ...OWN_SERVER, personalMode: 'off' });
    expect(text()).toContain('This server does not take your own credentials');
    expect(await loader.getAllHarnesses(CredentialsFormHarness)).toHaveLength(0);
  });
});
