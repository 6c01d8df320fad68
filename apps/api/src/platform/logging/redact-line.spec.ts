import { maskPhoneNumber } from './mask-phone-number';
import { redactLine } from './redact-line';

describe('maskPhoneNumber', () => {
  it.each([
    ['+14155550123', '+1***123'],
    ['+34911234567', '+34***567'],
    ['+351912345678', '+351***678'],
    ['client:14155550123', 'client:1***123'],
    ['anonymous', 'anonymous'],
    ['client:alice', 'client:alice'],
    ['', ''],
  ])('shows %s as %s', (number, masked) => {
    expect(maskPhoneNumber(number)).toBe(masked);
  });
});

describe('redactLine', () => {
  const seal = `v1.AbCd_-12.${'x'.repeat(91)}`;
  const token = '0123456789abcdef'.repeat(2);

  it.each([
    [`/handle_calls?k=${seal}#rc=3`, '/handle_calls?k=[redacted]#rc=3'],
    [`token ${token} refused`, 'token [redacted] refused'],
    [`"authToken":"${token}"`, '"authToken":"[redacted]"'],
    ['"apiKeySecret":"AbCdEf0123456789xyz"', '"apiKeySecret":"[redacted]"'],
    ['eyJhbGciOi.eyJpc3MiOi.c2lnbmF0dXJl', '[redacted]'],
    ['From=%2B14155550123&To=+34911234567', 'From=%2B1***123&To=+34***567'],
    ['"identity":"14155550123"', '"identity":"1***123"'],
  ])('cleans %s', (line, clean) => {
    expect(redactLine(line)).toBe(clean);
  });

  it('keeps SIDs and times', () => {
    const line = `{"timestamp":"2026-01-01T00:00:00.000Z","time":1767225600000,"call_sid":"CA${token}"}`;
    expect(redactLine(line)).toBe(line);
  });
});
