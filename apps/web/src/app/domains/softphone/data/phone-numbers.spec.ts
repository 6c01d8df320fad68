import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { provideTestWords } from '../../../shared/i18n/testing/provide-test-words';
import { PhoneNumbers } from './phone-numbers';

describe('PhoneNumbers', () => {
  const numbers = (): PhoneNumbers => {
    TestBed.configureTestingModule({ providers: [provideTestWords('en')] });
    return TestBed.inject(PhoneNumbers);
  };

  it('understands E.164 only until the library is here', async () => {
    const phone = numbers();
    expect(phone.read('+34612345678')).toMatchObject({ e164: '+34612345678', address: '+34612345678' });
    expect(phone.read('612345678', 'ES').problem).toBe('not-a-number');
    await phone.load();
    expect(phone.read('612345678', 'ES')).toMatchObject({ e164: '+34612345678', country: 'ES' });
  });

  it('writes numbers and identities of our own browsers for reading', async () => {
    const phone = numbers();
    await phone.load();
    expect(phone.format('+12025550111')).toBe('+1 202 555 0111');
    expect(phone.format('+12025550111;ext=12')).toBe('+1 202 555 0111 ext. 12');
    expect(phone.format('12025550111')).toBe('+1 202 555 0111');
    expect(phone.format('alice')).toBe('alice');
  });

  it.each(['anonymous', 'Anonymous', 'Restricted', '', '+266696687', '+86282452253', '+464', '7378742833'])(
    'names the hidden caller %j',
    async (from) => {
      const phone = numbers();
      await firstValueFrom(TestBed.inject(TranslocoService).load('en'));
      expect(phone.format(from)).toBe('Hidden number');
    },
  );
});
