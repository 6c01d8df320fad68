import { Injectable } from '@nestjs/common';
import type { MessageChannel } from '@centralita/shared-types';
import { Config } from '../../platform/config/config';
import type { Tx } from '../../platform/database/tx';
import { CloudAccounts } from '../accounts/api/cloud-accounts';
import { KnownAccounts } from '../accounts/api/known-accounts';
import type { TeamAccount } from '../accounts/api/twilio-account';
import { OrganisationDirectory } from '../organisations/api/organisation-directory';
import { Organisations } from '../organisations/api/organisations';

/** Which of our numbers is whose, and by which account it sends. */
@Injectable()
export class OwnNumbers {
  constructor(
    private readonly config: Config,
    private readonly directory: OrganisationDirectory,
    private readonly organisations: Organisations,
    private readonly accounts: KnownAccounts,
    private readonly cloud: CloudAccounts,
  ) {}

  /**
   * Id of the organisation whose number it is; undefined for a number of nobody. The numbers of the server's own
   * environment are known: while the server has one organisation, they are that one's.
   *
   * @param tx of whoever asks within a unit
   */
  async organisationOf(number: string, tx?: Tx): Promise<string | undefined> {
    const owner = this.directory.ofNumber(number);
    if (owner !== undefined || !this.#ofEnvironment.includes(number)) return owner;
    return (await this.organisations.only(tx))?.id;
  }

  /** Whether a message from there is one of our own: bots that answer each other never end. */
  isOurs(number: string): boolean {
    return this.directory.ofNumber(number) !== undefined;
  }

  async has(organisationId: string, number: string, tx?: Tx): Promise<boolean> {
    return (await this.organisationOf(number, tx)) === organisationId;
  }

  /** Twilio's sandbox takes one message each three seconds: https://www.twilio.com/docs/whatsapp/sandbox */
  isSandbox(channel: MessageChannel, number: string): boolean {
    return channel === 'whatsapp' && number === this.config.sandboxNumber;
  }

  /** The number from which an organisation begins a conversation. */
  async first(organisationId: string, channel: 'sms' | 'whatsapp'): Promise<string | undefined> {
    const listed = this.directory.numbersOf(organisationId);
    const { whatsappNumber, sandboxNumber, phoneNumber } = this.config;
    const preferred =
      channel === 'whatsapp'
        ? [whatsappNumber, sandboxNumber, ...listed]
        : [...listed.filter((number) => number !== sandboxNumber), phoneNumber];
    for (const number of preferred)
      if (number !== undefined && (await this.has(organisationId, number))) return number;
    return undefined;
  }

  /** Whether the server has an account that sends from a number, by which nobody was written to yet. */
  canSend(channel: MessageChannel, ours: string): boolean {
    const login = this.cloud.loginOf({ channel, ours, account_sid: null });
    return login === undefined ? this.account(ours, null) !== undefined : login !== null;
  }

  /** @param accountSid of the account that the latest message came through */
  account(number: string, accountSid: string | null): TeamAccount | undefined {
    return this.accounts.sender(number, accountSid);
  }

  get #ofEnvironment(): (string | undefined)[] {
    return [this.config.phoneNumber, this.config.whatsappNumber, this.config.sandboxNumber];
  }
}
