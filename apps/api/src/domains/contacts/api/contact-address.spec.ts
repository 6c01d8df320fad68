import { canBeAnswered, readContactAddress, spellingsOf, writeContactAddress } from './contact-address';

describe('the address of a contact', () => {
  it.each([
    ['whatsapp:+34612345678', 'whatsapp', '+34612345678'],
    ['whatsapp: 34612345678', 'whatsapp', '+34612345678'],
    ['+34612345678', 'sms', '+34612345678'],
    [' 34612345678', 'sms', '+34612345678'],
    ['22395', 'sms', '22395'],
    ['CAFE AURORA', 'sms', 'CAFE AURORA'],
  ])('reads %j', (text, channel, address) => {
    expect(readContactAddress(text)).toEqual({ channel, address });
  });

  it('reads nothing out of nothing', () => {
    for (const text of ['', ' ', 'whatsapp:', 'x'.repeat(65)])
      expect(readContactAddress(text)).toBeUndefined();
  });

  it('is written as it was read', () => {
    for (const text of ['whatsapp:+34612345678', '+34612345678', 'INFO'])
      expect(writeContactAddress(readContactAddress(text)!)).toBe(text);
  });

  it('is answered where it can be', () => {
    expect(['+34612345678', '22395', 'CAFE AURORA', '+1'].map(canBeAnswered)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it.each([
    ['+5215512345678', '+525512345678'],
    ['+5491123456789', '+541123456789'],
    ['+5511987654321', '+551187654321'],
  ])('%s and %s are one number', (long, short) => {
    expect(spellingsOf(long)).toEqual([long, short]);
    expect(spellingsOf(short)).toEqual([short, long]);
  });

  it('leaves other numbers alone', () => {
    for (const number of ['+34612345678', '+551123456789', '22395', 'INFO'])
      expect(spellingsOf(number)).toEqual([number]);
  });
});
