import { TestBed } from '@angular/core/testing';
import { NumberFormat } from '../../../shared/phone-format/number-format';
import { CREDENTIALS, DEMO_ACCOUNT, DEMO_SERVER, OWN_SERVER } from '../testing/fixtures';
import { SettingsBed } from '../testing/settings-bed';
import { DemoGuide } from './demo-guide';

describe('DemoGuide', () => {
  it('lists whom to call, one click from the phone, and the phone that calls back', async () => {
    const bed = new SettingsBed('en', CREDENTIALS);
    await TestBed.inject(NumberFormat).load();
    const fixture = TestBed.createComponent(DemoGuide);
    await bed.settle();
    await bed.config(DEMO_SERVER);
    await bed.answer('/api/demo-account', DEMO_ACCOUNT);
    const links = [...(fixture.nativeElement as HTMLElement).querySelectorAll('a')];
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      '/phone?call=%2B15550100001',
      '/phone?call=%2B15550100003',
      'http://localhost:4010/handset',
    ]);
    expect(links[0]?.textContent).toContain('+1 555 010 0001');
    expect(links[0]?.textContent).toContain('Repeats what you say');
  });

  it('stays for the team, whose number the outside phone calls', async () => {
    const bed = new SettingsBed('en');
    await TestBed.inject(NumberFormat).load();
    const fixture = TestBed.createComponent(DemoGuide);
    fixture.componentRef.setInput('teamNumber', '+12025550100');
    await bed.settle();
    await bed.config({ ...DEMO_SERVER, personalMode: 'off' });
    await bed.answer('/api/demo-account', DEMO_ACCOUNT);
    const element = fixture.nativeElement as HTMLElement;
    expect(element.querySelectorAll('li')).toHaveLength(DEMO_ACCOUNT.numbers.length);
    expect(element.textContent).toContain('dial +1 202 555 0100 there');
  });

  it('is absent with real Twilio', async () => {
    const bed = new SettingsBed('en', CREDENTIALS);
    const fixture = TestBed.createComponent(DemoGuide);
    await bed.settle();
    await bed.config(OWN_SERVER);
    bed.server.expectNone('/api/demo-account');
    expect((fixture.nativeElement as HTMLElement).textContent?.trim()).toBe('');
  });
});
