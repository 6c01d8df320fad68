import {
  type Account,
  type ApiKey,
  type Application,
  type IncomingNumber,
  type MessagingService,
  type MessagingSettings,
  unsetVoiceSettings,
  type VoiceSettings,
  type WhatsAppSender,
} from './records';

/** Everything an account owns, in memory: what the REST API changes and the calls read. */
export class AccountStore {
  readonly accounts = new Map<string, Account>();
  readonly keys = new Map<string, ApiKey>();
  readonly applications = new Map<string, Application>();
  readonly numbers = new Map<string, IncomingNumber>();
  /** By number in E.164. */
  readonly whatsAppSenders = new Map<string, WhatsAppSender>();
  readonly messagingServices = new Map<string, MessagingService>();

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
   * Who is asked what to do with a call to this number: nobody where it is on a SIP trunk, its application where one is
   * set and still exists, else the number itself.
   */
  voiceSettingsOf(number: IncomingNumber): VoiceSettings & { applicationSid?: string } {
    if (number.trunkSid) return unsetVoiceSettings();
    const application = this.application(number.accountSid, number.voiceApplicationSid);
    return application ? { ...application, applicationSid: application.sid } : number;
  }

  /** Who is asked what to do with an SMS to this number: its application where one is set and still exists, else itself. */
  smsSettingsOf(number: IncomingNumber): MessagingSettings {
    return this.application(number.accountSid, number.smsApplicationSid) ?? number;
  }

  messagingService(accountSid: string, sid: string): MessagingService | undefined {
    const service = this.messagingServices.get(sid);
    return service?.accountSid === accountSid ? service : undefined;
  }

  /** The messaging service that has this number among its senders. */
  serviceOf(number: IncomingNumber): MessagingService | undefined {
    return [...this.messagingServices.values()].find(({ numberSids }) => numberSids.has(number.sid));
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
