import { TestBed } from '@angular/core/testing';
import { CREDENTIALS, DEMO_ACCOUNT, DEMO_SERVER, OWN_SERVER, reportWith } from '../testing/fixtures';
import { SettingsBed } from '../testing/settings-bed';
import { CredentialsStore } from './credentials-store';
import { DemoLine } from './demo-line';

describe('DemoLine', () => {
  it('is offered only where there is an emulator and personal mode', async () => {
    const bed = new SettingsBed();
    const demo = TestBed.inject(DemoLine);
    await bed.config(OWN_SERVER);
    expect(demo.offered()).toBe(false);
    window.dispatchEvent(new Event('online'));
    await bed.config({ ...DEMO_SERVER, personalMode: 'off' });
    expect(demo.offered()).toBe(false);
    window.dispatchEvent(new Event('online'));
    await bed.config(DEMO_SERVER);
    expect(demo.offered()).toBe(true);
  });

  it('is taken in one go: the account, the set-up, and only then it is kept', async () => {
    const bed = new SettingsBed();
    const demo = TestBed.inject(DemoLine);
    const kept = TestBed.inject(CredentialsStore);
    await bed.config(DEMO_SERVER);
    const taken = demo.take();
    await bed.answer('/api/demo-account', DEMO_ACCOUNT);
    const setUp = bed.server.expectOne('/setup/connect');
    expect(setUp.request.body).toEqual(CREDENTIALS);
    expect(kept.present()).toBe(false);
    setUp.flush(reportWith());
    expect(await taken).toBe(true);
    expect(kept.credentials()).toEqual(CREDENTIALS);
    expect(demo.inUse()).toBe(true);
    expect(demo.numbers()).toEqual(DEMO_ACCOUNT.numbers);
    expect(demo.handsetUrl()).toBe('http://localhost:4010/handset');
  });

  it.each(['/api/demo-account', '/setup/connect'])(
    'keeps nothing when %s fails, and says so',
    async (failing) => {
      const bed = new SettingsBed();
      const demo = TestBed.inject(DemoLine);
      await bed.config(DEMO_SERVER);
      const taken = demo.take();
      if (failing === '/setup/connect') await bed.answer('/api/demo-account', DEMO_ACCOUNT);
      await bed.lose(failing);
      expect(await taken).toBe(false);
      expect(demo.taking()).toMatchObject({ status: 'failed', error: { kind: 'offline' } });
      expect(TestBed.inject(CredentialsStore).present()).toBe(false);
    },
  );

  it('knows its numbers again on the next visit', async () => {
    const bed = new SettingsBed('en', CREDENTIALS);
    const demo = TestBed.inject(DemoLine);
    await bed.settle();
    await bed.config(DEMO_SERVER);
    await bed.answer('/api/demo-account', DEMO_ACCOUNT);
    expect(demo.inUse()).toBe(true);
  });
});
