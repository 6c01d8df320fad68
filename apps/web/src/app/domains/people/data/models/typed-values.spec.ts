import type { Organisation } from '@centralita/shared-types';
import { cleanDomain, cleanNumber, judgeValue } from './typed-values';

const organisation = (id: string, numbers: string[], mailDomains: string[] = []): Organisation => ({
  id,
  name: id.toUpperCase(),
  createdAt: 0,
  numbers,
  mailDomains,
  people: 1,
});

describe('typed values', () => {
  it.each([
    ['0034 (91) 123-45-67', '+34911234567'],
    [' +1 555.000.1111 ', '+15550001111'],
    ['911234567', '911234567'],
  ])('cleans the number %s', (typed, clean) => expect(cleanNumber(typed)).toBe(clean));

  it.each([
    [' Ana@Example.com', 'example.com'],
    ['https://mail.example.com/inbox', 'mail.example.com'],
  ])('cleans the domain %s', (typed, clean) => expect(cleanDomain(typed)).toBe(clean));

  it('says why a value cannot be taken', () => {
    const own = organisation('own', ['+15550001111'], ['own.example']);
    const all = [own, organisation('other', ['+15550002222'], ['other.example'])];
    const number = (value: string) => judgeValue('numbers', value, own, all);
    expect([
      number('5550001111'),
      number('+15550001111'),
      number('+15550002222'),
      number('+15550003333'),
    ]).toEqual(['shape', 'twice', { takenBy: 'OTHER' }, undefined]);
    expect(judgeValue('mailDomains', 'other.example', own, all)).toEqual({ takenBy: 'OTHER' });
    expect(judgeValue('mailDomains', 'nodots', own, all)).toBe('shape');
  });
});
