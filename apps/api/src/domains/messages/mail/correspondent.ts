import type { MailPerson, ReceivedMail } from '../api/received-mail';

export interface Correspondent extends MailPerson {
  /** Whether the provider's checks prove that the mail is of this address. */
  isProven: boolean;
}

/**
 * With whom a mail is to be written on: to whom it wants answers to go, else who wrote it.
 *
 * @param isOurs whether a mail domain is the organisation's own: answers to those would come back
 */
export function correspondentOf(
  { from, replyTo, provenDomains }: ReceivedMail,
  isOurs: (domain: string) => boolean,
): Correspondent {
  const isOther =
    replyTo !== null && replyTo.address !== from.address && !isOurs(mailDomainOf(replyTo.address));
  const { address, name } = isOther ? replyTo : from;
  const domain = mailDomainOf(address);
  const isProven = isPlain(address) && provenDomains.some((proven) => areOfOne(proven, domain));
  return { address, name, isProven };
}

/** What stands before the last @ may hold others, in quotes: RFC 5321 §4.1.2 */
export const mailDomainOf = (address: string): string =>
  address.includes('@') ? address.slice(address.lastIndexOf('@') + 1).toLowerCase() : '';

/** Programs do not agree whose an address with more than one @ is: nothing proves it. */
const isPlain = (address: string): boolean => address.indexOf('@') === address.lastIndexOf('@');

/** As DMARC's relaxed alignment: mail of a domain goes out by those below it too. Source: RFC 7489 §3.1 */
const areOfOne = (one: string, other: string): boolean =>
  one === other || (other !== '' && one.endsWith(`.${other}`)) || other.endsWith(`.${one}`);
