import { TestBed } from '@angular/core/testing';
import { SoftphoneBed } from '../testing/softphone-bed';
import { DialCheck } from './dial-check';
import { DialEntry } from './dial-entry';
import { PhoneCountry } from './phone-country';
import { PhoneNumbers } from './phone-numbers';
import { PhoneStore } from './phone-store';

describe('DialEntry', () => {
  const opened = async () => {
    const bed = new SoftphoneBed();
    const phone = await bed.ready();
    await TestBed.inject(PhoneNumbers).load();
    return { bed, phone, entry: TestBed.inject(DialEntry) };
  };

  it.each([
    ['+1-202-555-0111;ext=1234', '+12025550111;ext=1234'],
    ['+12025550111,,1234', '+12025550111,,1234'],
    ['1-800-FLOWERS', '+18003569377'],
    ['00442079460018', '+442079460018'],
    ['+5215512345678', '+525512345678'],
    ['\u202a+3４ 600 123 456\u202c', '+34600123456'],
  ])('dials %s as %s', async (typed, address) => {
    const { bed, phone, entry } = await opened();
    entry.text.set(typed);
    await phone.dialEntry();
    expect(bed.client.calls.map(({ remote }) => remote)).toEqual([address]);
  });

  it.each([
    ['', 'empty'],
    ['911', 'emergency'],
    ['600 123 456', 'too-short'],
    ['+34 61', 'incomplete'],
    ['*123#', 'service-code'],
    ['hello', 'not-a-number'],
    ['+15550001111', 'own-number'],
  ])('says of %j: %s', async (typed, key) => {
    const { bed, phone, entry } = await opened();
    entry.text.set(typed);
    await phone.dialEntry();
    expect([entry.hint()?.key, bed.client.calls.length]).toEqual([key, 0]);
  });

  it('says at once what behind a clicked number cannot be dialled', async () => {
    const { entry } = await opened();
    await entry.take('+12025550111;isub=4');
    expect(entry.hint()).toMatchObject({ key: 'tail', about: ';isub=4' });
    entry.text.set('+12025550111');
    expect(entry.hint()).toBeUndefined();
  });

  it('reads a number without + in the country that was chosen, and remembers it', async () => {
    const { bed, phone, entry } = await opened();
    entry.text.set('600 123 456');
    TestBed.inject(PhoneCountry).choose('ES');
    await phone.dialEntry();
    expect(bed.client.calls[0]?.remote).toBe('+34600123456');
    expect(localStorage.getItem('centralita.softphone.country')).toBe('ES');
  });

  it('says what the server’s policy refuses, and dials nothing', async () => {
    const { bed, phone, entry } = await opened();
    TestBed.inject(DialCheck).refusalOf = () => Promise.resolve('premium-rate');
    await phone.dial('+19005550100');
    expect([phone.phase(), entry.hint()?.key, entry.text()]).toEqual([
      'idle',
      'premium-rate',
      '+19005550100',
    ]);
    expect(bed.client.calls).toEqual([]);
  });

  it('says that the line is away', async () => {
    const { bed, phone, entry } = await opened();
    bed.client.tell({ type: 'unregistered' });
    await phone.dial('+34612345678');
    expect(entry.hint()?.key).toBe('line-away');
  });

  it('never calls a hidden caller back', async () => {
    const { phone, entry } = await opened();
    for (const hidden of ['anonymous', '+266696687']) {
      phone.prepare(hidden);
      expect([entry.hint()?.key, entry.text()]).toEqual(['hidden-caller', '']);
    }
    expect(TestBed.inject(PhoneStore).canCallBack('+86282452253')).toBe(false);
  });
});
