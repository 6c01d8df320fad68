import { createHash, randomUUID } from 'node:crypto';
import { ACCOUNT_SID, CALL_SID, E164, MESSAGE_SID } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { AccountCredentials } from '../domains/accounts/api/account-credentials';
import type { PersonalAccount, TwilioAccount } from '../domains/accounts/api/twilio-account';
import { Config } from '../platform/config/config';
import { isLocalHost, isLoopback } from '../platform/public-url/public-url';
import type { WebhookParameters } from './webhook-parameters';
import { valueOf } from './twilio-webhook';

/** Headers that a proxy, a tunnel or a browser's page adds: whoever sent the request is not at this machine's shell. */
const FORWARDED = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'via',
  'origin',
  'referer',
  'sec-fetch-site',
];

const STAND_IN: PersonalAccount = {
  accountSid: `AC${'0'.repeat(32)}`,
  authTokens: [],
  phoneNumber: '+15550000000',
  source: 'seal',
};

/**
 * The development switch WEBHOOK_SIGNATURES=off: plain curl from this machine is let in, and what it leaves out is
 * made up. The configuration refuses the switch in production.
 */
@Injectable()
export class UnsignedWebhooks {
  constructor(
    private readonly config: Config,
    private readonly credentials: AccountCredentials,
  ) {}

  mayPass(request: Request): boolean {
    return (
      this.config.webhookSignatures === 'off' &&
      isLoopback(request) &&
      // A page of a foreign name that leads to this machine sends neither of the headers.
      isLocalHost(request.headers.host ?? '') &&
      FORWARDED.every((header) => request.headers[header] === undefined)
    );
  }

  /**
   * Missing or misshapen SIDs become synthetic ones, the same for the same text; a missing `To` the own number. A message
   * without a SID is another one each time: who types `curl` twice has sent two.
   */
  complete(
    sent: WebhookParameters,
    seal: string | undefined,
  ): { account: TwilioAccount; parameters: WebhookParameters } {
    const given = Object.fromEntries(
      Object.entries(sent).map(([name, value]) => [name, plusRestored(value)]),
    );
    const to = valueOf(given, 'To');
    const account =
      this.credentials.own ??
      (seal === undefined
        ? { ...STAND_IN, ...(to && E164.test(to) && { phoneNumber: to }) }
        : this.credentials.forSeal(seal));
    const accountSid = valueOf(given, 'AccountSid') ?? '';
    return {
      account,
      parameters: {
        ...given,
        ...(isOfMessage(given) ? { MessageSid: messageSid(given) } : { CallSid: callSid(given) }),
        AccountSid: ACCOUNT_SID.test(accountSid) ? accountSid : account.accountSid,
        To: to ?? this.#ownAddress(given, account),
      },
    };
  }

  /** Messages without one are for the sandbox, calls for the account's number. */
  #ownAddress(given: WebhookParameters, { phoneNumber }: TwilioAccount): string {
    return isOfMessage(given) ? `whatsapp:${this.config.sandboxNumber}` : (phoneNumber ?? '');
  }
}

/** curl's `From=+1234` arrives as a space and digits. */
function plusRestored(value: string | string[]): string | string[] {
  return typeof value === 'string' ? value.replace(/^ (?=\d)/, '+') : value;
}

const isOfMessage = (given: WebhookParameters): boolean =>
  ['Body', 'MessageSid', 'MessageStatus', 'NumMedia'].some((name) => Object.hasOwn(given, name));

function messageSid(given: WebhookParameters): string {
  const sid = valueOf(given, 'MessageSid') ?? randomUUID();
  return MESSAGE_SID.test(sid) ? sid : `SM${hashOf(sid)}`;
}

function callSid(given: WebhookParameters): string {
  const sid = valueOf(given, 'CallSid') ?? '';
  return CALL_SID.test(sid) ? sid : `CA${hashOf(sid)}`;
}

const hashOf = (text: string): string => createHash('md5').update(text).digest('hex');
