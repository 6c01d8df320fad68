import { dialable, forReading, toE164, whileTyping } from './phone-number';

describe('phone numbers', () => {
  it.each([
    ['+1 202 555 0100', '+12025550100'],
    ['(202) 555-0100', '+12025550100'],
    ['tel:+34-910-000-001', '+34910000001'],
    ['0034 910 000 001', '+34910000001'],
    ['+15550001111', '+15550001111'],
    ['12', undefined],
    ['', undefined],
    ['hello', undefined],
  ])('%j is dialled as %s', (typed, number) => expect(toE164(typed)).toBe(number));

  it('are read in groups, and what is none stays', () => {
    expect(forReading('+12025550100')).toBe('+1 202 555 0100');
    expect(forReading('client:alice')).toBe('client:alice');
  });

  it('are grouped while they are typed, but not what holds other keys', () => {
    expect(whileTyping('+12025550100')).toBe('+1 202 555 0100');
    expect(whileTyping('*12#')).toBe('*12#');
  });

  it('keep of a pasted text what can be dialled', () => {
    expect(dialable(' Call +1 (202) 555-0100 now ')).toBe('+12025550100');
    expect(dialable('nothing')).toBe('');
  });
});
