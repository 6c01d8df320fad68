import { findNumber, readNumber, writeNumber, writeWhileTyping } from '../phone-numbers';

describe('readNumber', () => {
  it.each([
    // As it stands, in any usual form, and of the home country.
    ['+34 911 23 45 67', 'US', '+34911234567'],
    ['(415) 523-8886', 'US', '+14155238886'],
    ['14155238886', 'US', '+14155238886'],
    ['600 123 456', 'ES', '+34600123456'],
    ['tel:+34-612-34-56-78', undefined, '+34612345678'],
    // Letters of the keys.
    ['1-800-FLOWERS', 'US', '+18003569377'],
    ['1-800-flowers', 'ES', '+18003569377'],
    ['1 800 MATTRESS', 'US', '+18006288737'],
    ['+1 800 GO-FEDEX', undefined, '+18004633339'],
    // Prefixes for abroad, of home and of elsewhere.
    ['00442079460018', 'US', '+442079460018'],
    ['00442079460018', 'ES', '+442079460018'],
    ['011 44 20 7946 0018', 'US', '+442079460018'],
    ['011 44 20 7946 0018', 'CA', '+442079460018'],
    // As they were: Mexico's 1, Argentina's 15 and 9, Brazil's ninth digit.
    ['+5215512345678', 'US', '+525512345678'],
    ['+52 1 55 1234 5678', 'US', '+525512345678'],
    ['044 55 1234 5678', 'MX', '+525512345678'],
    ['+54 11 15 2345-6789', 'US', '+5491123456789'],
    ['011 15 2345-6789', 'AR', '+5491123456789'],
    ['+5491123456789', 'US', '+5491123456789'],
    ['+55 11 8765-4321', 'US', '+5511987654321'],
    ['+55 11 3765-4321', 'US', '+551137654321'],
    // Other scripts' digits, and marks that nobody sees.
    ['＋１（２０２）５５５－０１１１', 'ES', '+12025550111'],
    ['+٣٤٦٠٠١٢٣٤٥٦', 'US', '+34600123456'],
    ['+۳۴۶۰۰۱۲۳۴۵۶', 'US', '+34600123456'],
    ['\u202a+34 600 123 456\u202c', 'US', '+34600123456'],
    ['\u2066\u200e+1\u00a0202\u2011555\u20110111\u2069', 'ES', '+12025550111'],
    // Of films and emulators: in no range, yet possible.
    ['+15550002222', 'US', '+15550002222'],
  ])('%s (%s) is %s', (typed, home, e164) => {
    expect(readNumber(typed, home)).toMatchObject({ e164, address: e164 });
  });

  it.each([
    ['+1-202-555-0111;ext=1234', 'ww1234', '+12025550111;ext=1234'],
    ['tel:+1-202-555-0111;ext=1234', 'ww1234', '+12025550111;ext=1234'],
    ['tel:555-0111;phone-context=+1202;ext=7', 'ww7', '+12025550111;ext=7'],
    ['tel:+12025550111;phone-context=example.com', undefined, '+12025550111'],
    ['+12025550111x123', 'ww123', '+12025550111;ext=123'],
    ['+1 202 555 0111 ext. 123', 'ww123', '+12025550111;ext=123'],
    ['(202) 555-0111 (ext 123)', 'ww123', '+12025550111;ext=123'],
    ['202 555 0111 extensión 12', 'ww12', '+12025550111;ext=12'],
    ['202 555 0111 #12', 'ww12', '+12025550111;ext=12'],
    ['+12025550111,,1234', 'wwwwwwww1234', '+12025550111,,1234'],
    ['+12025550111,1,2#', 'wwww1wwww2#', '+12025550111,1,2#'],
    ['+12025550111;1234', 'wwww1234', '+12025550111,1234'],
    ['+12025550111p1234', 'wwww1234', '+12025550111,1234'],
    ['1-800-FLOWERS ext 5', 'ww5', '+18003569377;ext=5'],
    ['+12025550111,', undefined, '+12025550111'],
  ])('%s presses %s', (typed, keys, address) => {
    const read = readNumber(typed, 'US');
    expect([read.keys, read.address]).toEqual([keys, address]);
    expect(readNumber(address, 'ES')).toMatchObject({ e164: read.e164, address });
    expect(readNumber(address, 'ES').keys).toBe(keys);
  });

  it.each([
    ['', 'US', 'empty'],
    [' \u200e', 'US', 'empty'],
    ['911', 'US', 'emergency'],
    ['112', 'ES', 'emergency'],
    ['1-1-2', 'US', 'emergency'],
    ['+1911', 'ES', 'emergency'],
    ['+112', 'US', 'emergency'],
    ['22000', 'US', 'short-number'],
    ['+1 22000', 'US', 'too-short'],
    ['12', 'US', 'too-short'],
    ['600 123 456', 'US', 'too-short'],
    ['600 123 456', undefined, 'no-country'],
    ['+1 202 555', 'US', 'too-short'],
    ['202 555 0111 9', 'US', 'too-long'],
    ['+999 123 456 789', 'US', 'unknown-country'],
    ['*123#', 'US', 'service-code'],
    ['hello', 'US', 'not-a-number'],
    ['room 2025550111', 'US', 'not-a-number'],
    ['+1415555010x', 'US', 'not-a-number'],
    ['sip:someone@example.com', 'US', 'not-a-number'],
  ])('%j (%s) is no number: %s', (typed, home, problem) => {
    const read = readNumber(typed, home);
    expect(read).toMatchObject({ problem });
    expect(read.e164).toBeUndefined();
  });

  it.each([
    ['+14155238886,+19005551234', ',+19005551234'],
    ['+14155238886;isub=12', ';isub=12'],
    ['+14155238886 ext. 12 and 13', 'ext. 12 and 13'],
    [`+14155238886,${'1'.repeat(40)}`, `,${'1'.repeat(40)}`],
  ])('%s: says what behind it is no extension', (typed, about) => {
    expect(readNumber(typed, 'US')).toMatchObject({ problem: 'tail', about });
  });
});

describe('findNumber', () => {
  it.each([
    ['Call me: +1 (202) 555-0111, thanks', '+1 (202) 555-0111'],
    ['Call +1 202 555 0111, 24 hours a day', '+1 202 555 0111'],
    ['Call +1 202 555 0111 ext. 9, please ask for Ann', '+1 202 555 0111 ext. 9'],
    ['Dial 1-800-FLOWERS before noon on weekdays', '1-800-FLOWERS'],
    ['whatsapp:+14155238886', '+14155238886'],
    ['+12025550111;isub=12', '+12025550111;isub=12'],
    [' 612 34 56 78 ', '612 34 56 78'],
    ['no number here', undefined],
    ['', undefined],
  ])('in %j it is %j', (text, number) => {
    expect(findNumber(text, 'US')).toBe(number);
  });
});

describe('writing', () => {
  it.each([
    ['+12025550111', '+1 202 555 0111'],
    ['+12025550111;ext=1234', '+1 202 555 0111 ext. 1234'],
    ['+12025550111,,1234', '+1 202 555 0111,,1234'],
    ['alice', 'alice'],
  ])('%s for reading', (address, written) => {
    expect(writeNumber(address)).toBe(written);
  });

  it('while typing, and leaves what is more than digits as it was typed', () => {
    expect(writeWhileTyping('2025550111', 'US')).toBe('(202) 555-0111');
    expect(writeWhileTyping('+34612', 'US')).toBe('+34 612');
    expect(writeWhileTyping('1-800-FLO', 'US')).toBe('1-800-FLO');
  });
});
