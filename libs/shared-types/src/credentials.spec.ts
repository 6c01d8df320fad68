import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { TwilioCredentials } from './credentials';

const good = {
  accountSid: 'AC' + 'a'.repeat(32),
  authToken: 'b'.repeat(32),
  apiKeySid: 'SK' + 'c'.repeat(32),
  apiKeySecret: 'Secret'.repeat(5),
  twimlAppSid: 'AP' + 'd'.repeat(32),
  phoneNumber: '+15550001111',
};

const wrongFields = (plain: object): string[] =>
  validateSync(plainToInstance(TwilioCredentials, plain), { forbidUnknownValues: true }).map(
    (e) => e.property,
  );

describe('TwilioCredentials', () => {
  it('takes the six fields without a region', () => {
    expect(wrongFields(good)).toEqual([]);
  });

  it('trims what people paste', () => {
    const pasted = plainToInstance(TwilioCredentials, {
      ...good,
      accountSid: `  ${good.accountSid}\n`,
      phoneNumber: ' +1 (555) 000-1111 ',
    });
    expect(validateSync(pasted)).toEqual([]);
    expect(pasted).toMatchObject({ accountSid: good.accountSid, phoneNumber: '+15550001111' });
  });

  it.each([
    ['accountSid', 'SK' + 'a'.repeat(32)],
    ['authToken', 'too-short'],
    ['apiKeySid', 'AC' + 'c'.repeat(32)],
    ['apiKeySecret', 'with space in it 12'],
    ['twimlAppSid', 'AP123'],
    ['phoneNumber', '5550001111'],
    ['phoneNumber', 15550001111],
    ['region', 'de1'],
  ])('names %s when it is %s', (field, value) => {
    expect(wrongFields({ ...good, [field]: value })).toEqual([field]);
  });

  it('names every missing field', () => {
    expect(wrongFields({})).toEqual(Object.keys(good));
  });
});
