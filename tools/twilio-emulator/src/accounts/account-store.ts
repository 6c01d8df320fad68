import type { Account, ApiKey, Application, IncomingNumber, VoiceSettings } from './records';

/** Everything an account owns, in memory: what the REST API changes and the calls read. */
export class AccountStore {
  readonly accounts = new Map<string, Account>();
  readonly keys = new Map<string, ApiKey>();
  readonly applications = new Map<string, Application>();
  readonly numbers = new Map<string, IncomingNumber>();

  numberOf(phoneNumber: string): IncomingNumber | undefined {
    return [...this.numbers.values()].find((number) => number.phoneNumber === phoneNumber);
  }

  /** Whether the account may show this number as its caller id. */
  ownsNumber(accountSid: string, phoneNumber: string): boolean {
    return this.numberOf(phoneNumber)?.accountSid === accountSid;
  }

  application(accountSid: string, sid: string): Application | undefined {
    const application = this.applications.get(sid);
    return application?.accountSid === accountSid ? application : undefined;
  }

  /**
   * Who is asked what to do with a call to this number: its application where one is set and still exists, else the
   * number itself.
   */
  voiceSettingsOf(number: IncomingNumber): VoiceSettings & { applicationSid?: string } {
    const application = this.application(number.accountSid, number.voiceApplicationSid);
    return application ? { ...application, applicationSid: application.sid } : number;
  }

  /** The account a number belongs to; for numbers of nobody, the first account. */
  accountFor(phoneNumber: string): string {
    const owner = this.numberOf(phoneNumber)?.accountSid ?? this.accounts.keys().next().value;
    if (owner === undefined) throw new Error('The emulator has no account.');
    return owner;
  }

  authTokenOf(accountSid: string): string {
    return this.accounts.get(accountSid)?.authToken ?? '';
  }
}
