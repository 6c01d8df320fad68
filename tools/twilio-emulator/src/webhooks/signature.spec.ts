import fc from 'fast-check';
import { getExpectedTwilioSignature, validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { twilioSignature } from './signature';

const TOKEN = '7f62ba24e67c0be1ce1d00081398a95d';

describe('twilioSignature', () => {
  it('is what the vendor computes, for any parameters', () => {
    const parameters = fc.dictionary(fc.string({ minLength: 1 }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), parameters, (url, params) => {
        expect(twilioSignature(TOKEN, url, params)).toBe(getExpectedTwilioSignature(TOKEN, url, params));
      }),
    );
  });

  it('satisfies the vendor’s validator, and no other token or parameter does', () => {
    const url = 'https://example.com/voice?k=v1.a';
    const params = { To: '+12025550100', CallSid: 'CA1', Digits: '' };
    const signature = twilioSignature(TOKEN, url, params);
    expect(validateRequest(TOKEN, signature, url, params)).toBe(true);
    expect(validateRequest(TOKEN.replace('7', '8'), signature, url, params)).toBe(false);
    expect(validateRequest(TOKEN, signature, url, { ...params, Digits: '1' })).toBe(false);
  });
});
