import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { SoftphoneBed } from '../testing/softphone-bed';
import { PhonePage } from './phone-page';

describe('PhonePage', () => {
  const LINK = '/phone?call=tel:%2B34612345678&from=mail';
  const opened = async () => {
    const bed = new SoftphoneBed();
    const phone = await bed.ready();
    const router = TestBed.inject(Router);
    router.resetConfig([{ path: 'phone', component: PhonePage }]);
    const harness = await RouterTestingHarness.create();
    const follow = async (link: string): Promise<void> => {
      await harness.navigateByUrl(link);
      await harness.fixture.whenStable();
    };
    return { bed, phone, router, harness, follow };
  };

  it('takes the number off the address, so that the same link works again', async () => {
    const { phone, router, follow } = await opened();
    await follow(LINK);
    expect([phone.entry(), router.url]).toEqual(['+34612345678', '/phone?from=mail']);
    phone.entry.set('');
    await follow(LINK);
    expect(phone.entry()).toBe('+34612345678');
  });

  it('leaves the card of a call that has ended where it is', async () => {
    const { bed, phone, harness, follow } = await opened();
    await follow(LINK);
    await phone.dialEntry();
    await harness.fixture.whenStable();
    bed.client.calls[0]?.tell({ type: 'ended', reason: 'unanswered' });
    await harness.fixture.whenStable();
    expect([phone.phase(), phone.entry()]).toEqual(['ended', '']);
  });
});
