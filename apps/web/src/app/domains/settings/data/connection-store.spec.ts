import { TestBed } from '@angular/core/testing';
import type { VoiceUrls } from '@centralita/shared-types';
import {
  CREDENTIALS,
  DEMO_SERVER,
  NOT_YET_HERE,
  OWN_SERVER,
  ROTATED,
  WRONG_TOKEN,
  reportWith,
} from '../testing/fixtures';
import { SettingsBed } from '../testing/settings-bed';
import { ConnectionStore } from './connection-store';
import { CredentialsStore } from './credentials-store';

const URLS: VoiceUrls = {
  voiceUrl: 'https://desk.example/handle_calls?k=v1',
  voiceFallbackUrl: 'https://desk.example/fallback',
  statusCallbackUrl: 'https://desk.example/webhooks/voice/status',
  publicBaseUrl: 'https://desk.example',
  reachable: true,
};

describe('ConnectionStore', () => {
  const started = async (bed: SettingsBed) => {
    const store = TestBed.inject(ConnectionStore);
    await bed.settle();
    await bed.config(OWN_SERVER);
    return store;
  };

  it('asks nothing without a line', async () => {
    const bed = new SettingsBed();
    const store = await started(bed);
    await store.runTest();
    bed.server.expectNone('/setup/test');
    expect(store.test().status).toBe('idle');
  });

  it('asks nothing of a server that takes no credentials of people', async () => {
    const bed = new SettingsBed('en', CREDENTIALS);
    const store = TestBed.inject(ConnectionStore);
    await bed.settle();
    await bed.config({ ...OWN_SERVER, personalMode: 'off' });
    bed.server.expectNone('/setup/test');
    expect(store.test().status).toBe('idle');
  });

  it('tries the kept line at start and names the trouble', async () => {
    const bed = new SettingsBed('en', CREDENTIALS);
    const store = await started(bed);
    expect(store.test().status).toBe('running');
    await bed.answer('/setup/test', reportWith(ROTATED));
    expect(store.trouble()?.code).toBe('voice-url/rotated-token');
  });

  it('has no trouble where all is well', async () => {
    const bed = new SettingsBed('en', CREDENTIALS);
    const store = await started(bed);
    await bed.answer('/setup/test', reportWith());
    expect(store.trouble()).toBeUndefined();
  });

  it('counts a number that rings elsewhere as trouble', async () => {
    const bed = new SettingsBed('en', CREDENTIALS);
    const store = await started(bed);
    await bed.answer(
      '/setup/test',
      reportWith({
        name: 'phone-number',
        state: 'warning',
        code: 'phone-number/other-application',
        detail: '',
      }),
    );
    expect(store.trouble()?.code).toBe('phone-number/other-application');
  });

  it('tries again, and makes the URLs anew, when the public address changes', async () => {
    const bed = new SettingsBed('en', CREDENTIALS);
    const store = await started(bed);
    await bed.answer('/setup/test', reportWith());
    void store.loadUrls();
    await bed.answer('/setup/voice-url', URLS);
    window.dispatchEvent(new Event('online'));
    await bed.config({ ...OWN_SERVER, publicBaseUrl: 'https://other.example' });
    await bed.answer('/setup/test', reportWith(NOT_YET_HERE));
    await bed.answer('/setup/voice-url', { ...URLS, publicBaseUrl: 'https://other.example' });
    expect(store.trouble()?.code).toBe('voice-url/differs');
    expect(store.urls()).toMatchObject({ status: 'done', value: { publicBaseUrl: 'https://other.example' } });
  });

  it('sets the line up and takes over what it then finds', async () => {
    const bed = new SettingsBed('en', CREDENTIALS);
    const store = await started(bed);
    await bed.answer('/setup/test', reportWith(NOT_YET_HERE));
    void store.runSetUp();
    expect(store.setUp().status).toBe('running');
    await bed.answer('/setup/connect', reportWith());
    expect(store.trouble()).toBeUndefined();
    expect(store.test()).toEqual({ status: 'done', value: reportWith() });
  });

  it('puts back by itself what a restarted emulator forgot, and nothing else', async () => {
    const bed = new SettingsBed('en', CREDENTIALS);
    const store = TestBed.inject(ConnectionStore);
    await bed.settle();
    await bed.config(DEMO_SERVER);
    await bed.answer('/setup/test', reportWith(NOT_YET_HERE));
    await bed.answer('/setup/connect', reportWith());
    expect(store.trouble()).toBeUndefined();

    void store.runTest();
    await bed.answer('/setup/test', reportWith(WRONG_TOKEN));
    bed.server.expectNone('/setup/connect');
    expect(store.trouble()?.code).toBe('account/wrong-token');
  });

  it('drops an answer about credentials that were replaced meanwhile', async () => {
    const bed = new SettingsBed('en', CREDENTIALS);
    const store = await started(bed);
    const late = bed.server.expectOne('/setup/test');
    TestBed.inject(CredentialsStore).forget();
    await bed.settle();
    late.flush(reportWith(ROTATED));
    await bed.settle();
    expect(store.test().status).toBe('idle');
    expect(store.trouble()).toBeUndefined();
  });
});
