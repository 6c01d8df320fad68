import { Injectable } from '@nestjs/common';
import type { TokenResponse } from '@centralita/shared-types';
import { AppError } from '../../../platform/errors/app-error';
import { OrganisationDirectory } from '../../organisations/api/organisation-directory';
import { AccessTokens, type TokenLogin } from '../ports/access-tokens';
import type { AccountFields, KnownAccount } from '../ports/known-account';
import { KnownAccounts } from './known-accounts';

export type { TokenLogin };

/** The account by which an organisation's agents call. */
export interface AgentLine {
  accountSid: string;
  login: TokenLogin;
  /** The account's own number, E.164. */
  phoneNumber?: string;
}

/** Which account of the server serves the agents of an organisation, and their tokens. */
@Injectable()
export class AgentLines {
  constructor(
    private readonly known: KnownAccounts,
    private readonly organisations: OrganisationDirectory,
    private readonly tokens: AccessTokens,
  ) {}

  /**
   * The account that has a number of the organisation as its own, else the first that can do it.
   * @throws AppError `token/no-account`, `token/account-incomplete`, `token/no-number`
   */
  of(organisationId: string): AgentLine {
    // Those with an account SID are those that have calls.
    const accounts = this.known.all.filter(
      (account) => account.fields.accountSid !== undefined && !this.known.isOvershadowed(account),
    );
    const numbers = this.organisations.numbersOf(organisationId);
    const isOwn = ({ fields: { phoneNumber } }: KnownAccount): boolean =>
      phoneNumber !== undefined && numbers.includes(phoneNumber);
    const complete = accounts.filter(({ fields }) => loginOf(fields));
    const account = complete.find(isOwn) ?? complete[0];
    const login = account && loginOf(account.fields);
    if (!account || !login) throw accounts[0] ? incomplete(accounts[0]) : noAccount();
    if (numbers.length === 0 && account.fields.phoneNumber === undefined) throw noNumber();
    const { phoneNumber } = account.fields;
    return { accountSid: login.accountSid, login, ...(phoneNumber && { phoneNumber }) };
  }

  /** The number (E.164) that calls of an organisation's people show; undefined where there is none. */
  callerIdOf(organisationId: string, accountPhoneNumber: string | undefined): string | undefined {
    const numbers = this.organisations.numbersOf(organisationId);
    const isOurs = accountPhoneNumber !== undefined && numbers.includes(accountPhoneNumber);
    return isOurs ? accountPhoneNumber : (numbers[0] ?? accountPhoneNumber);
  }

  mint({ login }: AgentLine, identity: string): Promise<TokenResponse> {
    return this.tokens.mint(login, identity);
  }
}

function loginOf({
  accountSid,
  apiKeySid,
  apiKeySecret,
  twimlAppSid,
  region,
}: AccountFields): TokenLogin | undefined {
  if (!accountSid || !apiKeySid || !apiKeySecret || !twimlAppSid) return undefined;
  return { accountSid, apiKeySid, apiKeySecret, twimlAppSid, ...(region && { region }) };
}

const noAccount = (): AppError =>
  new AppError({
    code: 'token/no-account',
    detail: 'This server has no account to call with yet. An owner adds one under Accounts.',
    status: 409,
  });

function incomplete({ name, fields }: KnownAccount): AppError {
  const missing = [
    ...(fields.apiKeySid && fields.apiKeySecret ? [] : ['an API key with its secret']),
    ...(fields.twimlAppSid ? [] : ['a TwiML App']),
  ];
  return new AppError({
    code: 'token/account-incomplete',
    detail: `The account "${name}" lacks ${missing.join(' and ')}, without which browsers cannot call. An owner completes it under Accounts.`,
    status: 409,
  });
}

const noNumber = (): AppError =>
  new AppError({
    code: 'token/no-number',
    detail: 'Your organisation has no phone number yet. An owner gives it one under Organisations.',
    status: 409,
  });
