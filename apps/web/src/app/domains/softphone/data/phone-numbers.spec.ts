import { TestBed } from '@angular/core/testing';
import { PhoneNumbers, numberInText } from './phone-numbers';

describe('PhoneNumbers', () => {
  it('shows numbers as they stand until the library is here', () => {
    const numbers = TestBed.inject(PhoneNumbers);
    expect(numbers.read('+34612345678')).toEqual({ formatted: '+34612345678', e164: '+34612345678' });
  });

  it.each([
    ['+34612345678', undefined, { formatted: '+34 612 34 56 78', country: 'ES', e164: '+34612345678' }],
    ['612345678', 'ES', { formatted: '612 34 56 78', country: 'ES', e164: '+34612345678' }],
    ['2025550111', 'US', { formatted: '(202) 555-0111', country: 'US', e164: '+12025550111' }],
    ['+34 61', undefined, { formatted: '+34 61', country: 'ES' }],
    ['*123#', 'US', { formatted: '*123#' }],
  ])('reads %s typed in %s', async (typed, home, read) => {
    const numbers = TestBed.inject(PhoneNumbers);
    await numbers.load();
    expect(numbers.read(typed, home)).toEqual(read);
  });

  it('writes numbers and identities of our own browsers for reading', async () => {
    const numbers = TestBed.inject(PhoneNumbers);
    await numbers.load();
    expect(numbers.format('+12025550111')).toBe('+1 202 555 0111');
    expect(numbers.format('12025550111')).toBe('+1 202 555 0111');
    expect(numbers.format('alice')).toBe('alice');
  });
});

describe('numberInText', () => {
  it.each([
    ['tel:+34-612-34-56-78', '+34612345678'],
    ['Call me: +1 (202) 555-0111, thanks', '+12025550111'],
    [' 612 34 56 78 ', '612345678'],
    ['whatsapp:+14155238886', '+14155238886'],
    ['+34 612+345', '+34612345'],
    ['no number here', undefined],
    ['', undefined],
  ])('finds the number in %j', (text, number) => {
    expect(numberInText(text)).toBe(number);
  });
});
