import { loadConfig } from '../../../platform/config/load-config';
import { DialPolicy } from './dial-policy';

const OWN = '+14155550100';
const decide = (wish: string, allowed = '', own = OWN): unknown =>
  new DialPolicy(loadConfig({ ALLOWED_COUNTRIES: allowed })).decide(wish, own);
const number = (phoneNumber: string, keys?: string): object => ({
  kind: 'number',
  phoneNumber,
  ...(keys && { keys }),
});

describe('DialPolicy', () => {
  it.each([
    ['+34911234567', '+34911234567'],
    [' +34 911 23 45 67 ', '+34911234567'],
    ['(415) 523-8886', '+14155238886'],
    ['14155238886', '+14155238886'],
    ['011 34 911 234 567', '+34911234567'],
    ['+18005551234', '+18005551234'],
    ['+80012345678', '+80012345678'],
    // Numbers of films and of emulators are in no range, yet possible.
    ['+15550002222', '+15550002222'],
    ['+15005550006', '+15005550006'],
  ])('dials %s', (wish, phoneNumber) => {
    expect(decide(wish)).toEqual(number(phoneNumber));
  });

  it('reads numbers without a country code as of the own country', () => {
    expect(decide('911 23 45 67', '', '+34600000000')).toEqual(number('+34911234567'));
    expect(decide('030 12345678', '', '+4915112345678')).toEqual(number('+493012345678'));
  });

  it.each([
    ['+12025550111;ext=1234', 'ww1234'],
    ['+12025550111,,1234', 'wwwwwwww1234'],
    ['+1 202 555 0111 ext. 12', 'ww12'],
  ])('dials %s and presses %s', (wish, keys) => {
    expect(decide(wish)).toEqual(number('+12025550111', keys));
  });

  it('judges the number, whatever extension stands behind it', () => {
    expect(decide('+19005551234;ext=1')).toBe('premium-rate');
    expect(decide(`${OWN};ext=1`)).toBe('own-number');
  });

  it.each([
    ['', 'nothing-dialled'],
    ['   ', 'nothing-dialled'],
    ['hello', 'not-a-number'],
    ['+1415555010x', 'not-a-number'],
    ['+14155238886,+19005551234', 'not-a-number'],
    ['sip:someone@example.com', 'not-a-number'],
    ['client:', 'not-a-number'],
    ['client:a"b', 'not-a-number'],
    ['+999999999999', 'not-a-number'],
    ['911', 'emergency'],
    ['1-1-2', 'emergency'],
    ['+1911', 'emergency'],
    ['+34112', 'emergency'],
    ['+44999', 'emergency'],
    ['22000', 'short-number'],
    ['+1 22000', 'short-number'],
    ['+19005551234', 'premium-rate'],
    ['+34803111222', 'premium-rate'],
    ['+34902111222', 'premium-rate'],
    ['+448712345678', 'premium-rate'],
    ['+447012345678', 'premium-rate'],
    ['+979123456789', 'premium-rate'],
    ['+881612345678', 'premium-rate'],
    ['9005551234', 'premium-rate'],
    [OWN, 'own-number'],
    ['(415) 555-0100', 'own-number'],
    [`client:${OWN.slice(1)}`, 'own-number'],
  ])('refuses "%s": %s', (wish, refusal) => {
    expect(decide(wish)).toBe(refusal);
  });

  it('dials other browsers of the account', () => {
    expect(decide('client:alice_2')).toEqual({ kind: 'client', identity: 'alice_2' });
  });

  it.each([
    ['+14155238886', number('+14155238886')],
    ['+15550002222', number('+15550002222')],
    ['+80012345678', number('+80012345678')],
    ['+34911234567', 'country-not-allowed'],
    // The same calling code as the United States, another country and another price.
    ['+18765550123', 'country-not-allowed'],
    ['+18760001234', 'country-not-allowed'],
  ])('keeps to the allowed countries: %s', (wish, decision) => {
    expect(decide(wish, 'US')).toEqual(decision);
  });
});
