import type { CredentialField } from '@centralita/shared-types';
import { CREDENTIALS } from '../../testing/fixtures';
import { diagnoseCredential } from './diagnose-credential';

describe('diagnoseCredential', () => {
  it.each(Object.entries(CREDENTIALS) as [CredentialField, string][])(
    'finds nothing wrong with a right %s',
    (field, value) => {
      expect(diagnoseCredential(field, value)).toBeUndefined();
      expect(diagnoseCredential(field, ` ${value}\n`)).toBeUndefined();
    },
  );

  it('takes a phone number as people write it', () => {
    expect(diagnoseCredential('phoneNumber', '+1 (555) 000-1111')).toBeUndefined();
  });

  it('lets the region be absent, and knows which there are', () => {
    expect(diagnoseCredential('region', '')).toBeUndefined();
    expect(diagnoseCredential('region', 'ie1')).toBeUndefined();
    expect(diagnoseCredential('region', 'xx1')).toEqual({ kind: 'shape' });
  });

  it.each<[CredentialField, string, object]>([
    ['accountSid', '  ', { kind: 'missing' }],
    ['accountSid', CREDENTIALS.apiKeySid, { kind: 'other-field', other: 'apiKeySid' }],
    ['apiKeySid', CREDENTIALS.accountSid, { kind: 'other-field', other: 'accountSid' }],
    ['twimlAppSid', CREDENTIALS.phoneNumber, { kind: 'other-field', other: 'phoneNumber' }],
    ['phoneNumber', CREDENTIALS.twimlAppSid, { kind: 'other-field', other: 'twimlAppSid' }],
    ['phoneNumber', 'PN' + 'a'.repeat(32), { kind: 'number-sid' }],
    ['phoneNumber', '5550001111', { kind: 'no-country-code' }],
    ['phoneNumber', '+0555', { kind: 'shape' }],
    ['accountSid', 'AC' + 'a'.repeat(20), { kind: 'length', has: 22, needs: 34 }],
    ['authToken', 'a'.repeat(40), { kind: 'length', has: 40, needs: 32 }],
    ['authToken', 'G'.repeat(32), { kind: 'shape' }],
    ['apiKeySecret', 'with spaces in it', { kind: 'shape' }],
  ])('says what is wrong with %s = %s', (field, typed, fault) => {
    expect(diagnoseCredential(field, typed)).toEqual(fault);
  });
});
