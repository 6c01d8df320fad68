import { placeOf, toE164 } from './geography';

describe('placeOf', () => {
  it('knows the emulator’s area, others by country, and clients not at all', () => {
    expect(placeOf('+12025550100')).toEqual({ City: 'WASHINGTON', State: 'DC', Zip: '20001', Country: 'US' });
    expect(placeOf('+34911234567')).toMatchObject({ City: '', Country: 'ES' });
    expect(placeOf('client:alice')).toBeUndefined();
  });
});

describe('toE164', () => {
  it.each([
    ['+12025550111', '+12025550111'],
    ['(202) 555-0111', '+12025550111'],
    ['202-555-0111', '+12025550111'],
    ['+34 911 234 567', '+34911234567'],
  ])('reads %s', (dialled, number) => expect(toE164(dialled)).toBe(number));

  it.each([
    '',
    '911',
    'alice',
    '+1',
    '+999999999999999999',
    '+12025550111x9',
    '+12025550111 ext. 9',
    'tel:+12025550111',
    'call +12025550111 now',
    '+12025550111;ext=9',
    '1-800-FLOWERS',
  ])('refuses %j', (dialled) => {
    expect(toE164(dialled)).toBeUndefined();
  });
});
