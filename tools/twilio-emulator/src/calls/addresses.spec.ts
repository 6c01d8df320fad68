import { isClientIdentity, isOddCaller } from './addresses';

describe('isClientIdentity', () => {
  it.each(['alice', 'user_1', 'a.b-c@d', 'x'.repeat(256), 'ñandú'])('takes %s', (identity) =>
    expect(isClientIdentity(identity)).toBe(true),
  );
  it.each([
    '',
    'two words',
    'a\tb',
    'a<b',
    'a%20b',
    'a"b',
    'a#b',
    'a{b}',
    'a|b',
    'a[1]',
    'a\\b',
    'x'.repeat(257),
  ])('refuses %j', (identity) => expect(isClientIdentity(identity)).toBe(false));
});

describe('isOddCaller', () => {
  it.each(['', 'anonymous', '+266696687', 'sip:bob@pbx.example', '24042'])('knows %j', (from) =>
    expect(isOddCaller(from)).toBe(true),
  );
  it.each(['+12025550177', 'bob', 'sip:bob', '12', 'call me'])('refuses %j', (from) =>
    expect(isOddCaller(from)).toBe(false),
  );
});
