import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MatButtonHarness } from '@angular/material/button/testing';
import { TestBed } from '@angular/core/testing';
import type { ApiConfig, VoiceUrls } from '@centralita/shared-types';
import { sessionOf } from '../../identity/testing/fixtures';
import { CredentialsStore } from '../data/credentials-store';
import { CREDENTIALS, DEMO_SERVER, NOT_YET_HERE, OWN_SERVER, ROTATED, reportWith } from '../testing/fixtures';
import { SettingsBed } from '../testing/settings-bed';
import { ConnectionReportHarness } from '../ui/connection-report.harness';
import { ConnectionPage } from './connection-page';

const URLS: VoiceUrls = {
  voiceUrl: 'https://desk.example/handle_calls?k=v1.sealed#rc=3',
  voiceFallbackUrl: 'https://desk.example/handle_calls/fallback',
  statusCallbackUrl: 'https://desk.example/webhooks/voice/status',
  publicBaseUrl: 'https://desk.example',
  reachable: true,
};

describe('ConnectionPage', () => {
  const opened = async ({ config = OWN_SERVER, urls = URLS, report = reportWith() } = {}) => {
    const bed = new SettingsBed('en', CREDENTIALS);
    const fixture = TestBed.createComponent(ConnectionPage);
    await bed.settle();
    await bed.config(config satisfies ApiConfig);
    await bed.answer('/setup/test', report);
    await bed.answer('/setup/voice-url', urls);
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const element = fixture.nativeElement as HTMLElement;
    const press = async (text: string | RegExp) =>
      (await loader.getHarness(MatButtonHarness.with({ text }))).click();
    const states = async () => (await loader.getHarness(ConnectionReportHarness)).steps();
    return {
      bed,
      loader,
      element,
      press,
      states,
      text: () => (element.textContent ?? '').replace(/\s+/g, ' '),
    };
  };

  it('shows the line without its secrets', async () => {
    const { text, element } = await opened();
    expect(text()).toContain('ACa1…a1a1');
    expect(element.innerHTML).not.toContain(CREDENTIALS.authToken);
    expect(element.innerHTML).not.toContain(CREDENTIALS.apiKeySecret);
    expect(text()).toContain('any script that runs on this page');
  });

  it('tests the connection when asked', async () => {
    const { bed, press, states } = await opened();
    const pressed = press(/Test connection/);
    await bed.settle();
    expect(await states()).toContain('Account');
    await bed.answer('/setup/test', reportWith(NOT_YET_HERE));
    await pressed;
    expect(await states()).toContain('Voice URL Wrong');
  });

  it('sets the line up', async () => {
    const { bed, press, states } = await opened({ report: reportWith(NOT_YET_HERE) });
    expect(await states()).toContain('Voice URL Wrong');
    const pressed = press(/Set it up for me/);
    await bed.settle();
    await bed.answer('/setup/connect', reportWith());
    await pressed;
    expect(await states()).toContain('Voice URL OK');
  });

  it('says why the set-up did not work, and tries again', async () => {
    const { bed, press, text } = await opened();
    const pressed = press(/Set it up for me/);
    await bed.settle();
    await bed.answer(
      '/setup/connect',
      { type: 'about:blank', title: 'x', status: 429, code: 'setup/rate-limited', detail: 'Wait.' },
      429,
    );
    await pressed;
    expect(text()).toContain('Too many attempts in a short time. Wait 60 seconds');
    const again = press(/Try again/);
    await bed.settle();
    await bed.answer('/setup/connect', reportWith());
    await again;
    expect(text()).not.toContain('Too many attempts');
  });

  it('shows the URL to paste, and the steps by hand in their order', async () => {
    const { element, text } = await opened({ report: reportWith(NOT_YET_HERE) });
    expect(element.querySelector('[aria-labelledby=voice-url-label]')?.textContent).toBe(URLS.voiceUrl);
    const steps = [...element.querySelectorAll('.steps > li')].map((step) =>
      step.textContent?.trim().slice(0, 20),
    );
    expect(steps).toHaveLength(7);
    expect(steps[0]).toContain('Open your TwiML App');
    expect(steps[6]).toContain('Come back here');
    expect(text()).toContain(URLS.statusCallbackUrl);
    expect(text()).toContain(URLS.voiceFallbackUrl);
    expect(element.querySelector('details')?.open).toBe(true);
  });

  it('folds the steps away when all is well', async () => {
    const { element } = await opened();
    expect(element.querySelector('details')?.open).toBe(false);
  });

  it('says how to open a server that Twilio cannot reach', async () => {
    const { text } = await opened({
      urls: { ...URLS, reachable: false, publicBaseUrl: 'http://localhost:3210' },
    });
    expect(text()).toContain('http://localhost:3210 exists only on your own network');
    expect(text()).toContain('ngrok http 3210');
    expect(text()).toContain('PUBLIC_BASE_URL=https://');
  });

  it('has nothing to paste with the emulator', async () => {
    const bed = new SettingsBed('en', CREDENTIALS);
    const fixture = TestBed.createComponent(ConnectionPage);
    await bed.settle();
    await bed.config(DEMO_SERVER);
    await bed.answer('/setup/test', reportWith());
    await bed.answer('/setup/voice-url', URLS);
    const element = fixture.nativeElement as HTMLElement;
    expect(element.textContent).toContain('Here there is nothing to paste');
    expect(element.querySelector('.steps')).toBeNull();
  });

  it('says what to do after the Auth Token was changed', async () => {
    const { text } = await opened({ report: reportWith(ROTATED) });
    expect(text()).toContain('The Auth Token has changed');
    expect(text()).toContain('Enter the new token');
  });

  it('says truly what calls go over where nobody brings a line, and leads on', async () => {
    const off: ApiConfig = { ...OWN_SERVER, personalMode: 'off' };
    const opened = async (role: 'owner' | 'agent' | undefined) => {
      TestBed.resetTestingModule();
      const bed = new SettingsBed('en');
      const element = TestBed.createComponent(ConnectionPage).nativeElement as HTMLElement;
      await bed.settle();
      await bed.config(off);
      await bed.answer('/api/session', role ? sessionOf(role) : {}, role ? 200 : 401);
      return { text: element.textContent, way: element.querySelector('a')?.getAttribute('href') };
    };
    const owner = await opened('owner');
    expect(owner.text).toContain("Calls go over the server's accounts");
    expect(owner.text).not.toContain('administrator has switched');
    expect(owner.text).not.toContain('No line yet');
    expect(owner.way).toBe('/accounts');
    expect(await opened('agent')).toMatchObject({
      text: expect.stringContaining("your organisation's line"),
      way: '/',
    });
    expect(await opened(undefined)).toMatchObject({
      text: expect.stringContaining('It belongs to a team'),
      way: '/sign-in',
    });
  });

  it('forgets at once, and undoes it', async () => {
    const { bed, press, text, element } = await opened();
    document.body.append(element);
    await press(/Forget/);
    expect(document.activeElement?.textContent).toContain('Undo');
    const kept = TestBed.inject(CredentialsStore);
    expect(kept.present()).toBe(false);
    expect(text()).toContain('No line yet');
    const undone = press(/Undo/);
    await bed.settle();
    await bed.answer('/setup/test', reportWith());
    await bed.answer('/setup/voice-url', URLS);
    await undone;
    expect(kept.credentials()).toEqual(CREDENTIALS);
    expect(text()).toContain('Your number at Twilio');
    expect(document.activeElement?.textContent).toContain('Forget');
    element.remove();
  });
});
