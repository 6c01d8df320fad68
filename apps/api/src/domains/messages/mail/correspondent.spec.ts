import type { ReceivedMail } from '../api/received-mail';
import { correspondentOf, mailDomainOf, type Correspondent } from './correspondent';

const of = (more: Partial<ReceivedMail>): Correspondent =>
  correspondentOf(
    {
      from: { address: 'ana@example.com', name: 'Ana' },
      replyTo: null,
      provenDomains: [],
      ...more,
    } as ReceivedMail,
    (domain) => domain === 'cafe.example',
  );

it.each([
  [['example.com'], true],
  [['bounces.example.com'], true],
  [['mailer.example', 'example.com'], true],
  [[], false],
  [['evil-example.com'], false],
  [['example.com.evil.example'], false],
])('is proven by %j: %s', (provenDomains, isProven) => {
  expect(of({ provenDomains })).toEqual({ address: 'ana@example.com', name: 'Ana', isProven });
});

it('is to whom answers are to go, whom the sender’s proof says nothing of', () => {
  const luz = { address: 'luz@example.org', name: null };
  expect(of({ replyTo: luz, provenDomains: ['example.com'] })).toEqual({ ...luz, isProven: false });
  expect(of({ replyTo: { address: 'hola@cafe.example', name: null } }).address).toBe('ana@example.com');
});

it.each([
  ['Ana@Example.com', 'example.com'],
  ['"x@bank.example@y"@evil.example', 'evil.example'],
  ['ana', ''],
])('has as domain of %s: %s', (address, domain) => expect(mailDomainOf(address)).toBe(domain));

it('is not proven where its address has more than one @', () => {
  const from = { address: 'x@bank.example@evil.example', name: null };
  expect(of({ from, provenDomains: ['evil.example'] }).isProven).toBe(false);
});
