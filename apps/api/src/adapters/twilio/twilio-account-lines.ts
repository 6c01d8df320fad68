import { Injectable } from '@nestjs/common';
import type Twilio from 'twilio/lib/rest/Twilio.js';
import {
  AccountLines,
  type LineLogin,
  type MessagingService,
  type NumberAtProvider,
  type NumberLine,
  type RecentMessage,
  type VoiceLine,
} from '../../domains/readiness/ports/account-lines';
import { ProviderError } from '../../platform/errors/provider-error';
import { TwilioClients } from './twilio-clients';
import { twilioError } from './twilio-error';

/** More than anybody looks through. */
const NUMBERS_MAX = 200;
/** Services asked for their numbers at once: Twilio refuses many. Source: https://www.twilio.com/docs/api/errors/20429 */
const SERVICES_AT_ONCE = 4;

/** Twilio has none of its Messaging API there. */
const REGION_WITHOUT_MESSAGING = 'au1';

/** Twilio answers null where nothing is set, whatever the library's types say. */
type Settings = { [Name in keyof VoiceLine]: string | null };

/**
 * Numbers and applications by the official client.
 * Source: https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource
 */
@Injectable()
export class TwilioAccountLines extends AccountLines {
  constructor(private readonly clients: TwilioClients) {
    super();
  }

  async numbers(login: LineLogin): Promise<NumberAtProvider[]> {
    const [numbers, services] = await Promise.all([
      this.#ask(login, (client) => client.incomingPhoneNumbers.list({ limit: NUMBERS_MAX })),
      this.#toldServices(login),
    ]);
    return numbers.map((number) => {
      const messagingService = services === null ? null : services.get(number.sid);
      return {
        sid: number.sid,
        phoneNumber: number.phoneNumber,
        name: number.friendlyName,
        hasVoice: number.capabilities?.voice ?? true,
        hasMessages: number.capabilities?.sms ?? true,
        ...(messagingService !== undefined && { messagingService }),
        line: {
          ...voiceLine(number),
          voiceApplicationSid: text(number.voiceApplicationSid),
          trunkSid: text(number.trunkSid),
          smsApplicationSid: text(number.smsApplicationSid),
          smsUrl: text(number.smsUrl),
          smsMethod: number.smsMethod ?? 'POST',
          smsFallbackUrl: text(number.smsFallbackUrl),
          smsFallbackMethod: number.smsFallbackMethod ?? 'POST',
        },
      };
    });
  }

  async application(login: LineLogin, sid: string): Promise<VoiceLine | undefined> {
    try {
      return voiceLine(await this.#ask(login, (client) => client.applications(sid).fetch()));
    } catch (error) {
      if (error instanceof ProviderError && error.code === 'twilio/not-found') return undefined;
      throw error;
    }
  }

  async setNumber(login: LineLogin, sid: string, line: Partial<NumberLine>): Promise<void> {
    await this.#ask(login, (client) => client.incomingPhoneNumbers(sid).update(withOneAnswerer(line)));
  }

  async setApplication(login: LineLogin, sid: string, line: Partial<VoiceLine>): Promise<void> {
    await this.#ask(login, (client) => client.applications(sid).update(line));
  }

  /** Source: https://www.twilio.com/docs/usage/api/balance */
  async balance(login: LineLogin): Promise<{ amount: string; currency: string }> {
    const { balance, currency } = await this.#ask(login, (client) => client.balance.fetch());
    return { amount: balance, currency };
  }

  async recentMessages(login: LineLogin, limit: number): Promise<RecentMessage[]> {
    const messages = await this.#ask(login, (client) => client.messages.list({ limit, pageSize: limit }));
    return messages.map(({ direction, status, errorCode }) => ({
      isInbound: direction === 'inbound',
      status,
      errorCode: errorCode || null,
    }));
  }

  /** Null where Twilio does not tell: the numbers are set all the same. */
  async #toldServices(login: LineLogin): Promise<Map<string, MessagingService> | null> {
    try {
      return await this.#services(login);
    } catch (error) {
      if (error instanceof ProviderError) return null;
      throw error;
    }
  }

  /**
   * Those that take messages themselves, by the SIDs of their numbers. A number is in one of them at most.
   * Sources: `inboundRequestUrl` and `useInboundWebhookOnNumber` at https://www.twilio.com/docs/messaging/api/service-resource,
   * https://www.twilio.com/docs/global-infrastructure/regional-product-and-feature-availability
   */
  async #services(login: LineLogin): Promise<Map<string, MessagingService>> {
    if (login.region === REGION_WITHOUT_MESSAGING) return new Map();
    const services = await this.#ask(login, (client) => client.messaging.v1.services.list());
    const taking = services.filter(({ useInboundWebhookOnNumber: isLeftToNumber }) => !isLeftToNumber);
    const found = new Map<string, MessagingService>();
    for (let first = 0; first < taking.length; first += SERVICES_AT_ONCE)
      await Promise.all(
        taking
          .slice(first, first + SERVICES_AT_ONCE)
          .map(async ({ sid, friendlyName: name, inboundRequestUrl }) => {
            const numbers = await this.#ask(login, (client) =>
              client.messaging.v1.services(sid).phoneNumbers.list(),
            );
            const service = { sid, name, inboundUrl: text(inboundRequestUrl) };
            for (const number of numbers) found.set(number.sid, service);
          }),
      );
    return found;
  }

  async #ask<T>(
    { accountSid, authToken, region }: LineLogin,
    work: (client: Twilio) => Promise<T>,
  ): Promise<T> {
    const client = await this.clients.for({ accountSid, username: accountSid, password: authToken, region });
    try {
      return await work(client);
    } catch (error) {
      throw twilioError(error);
    }
  }
}

const text = (value: string | null): string => value ?? '';

/**
 * A trunk or an application answers the calls: setting the one clears the other, so an empty one is not sent beside it.
 * Source: `voiceApplicationSid` and `trunkSid` at https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource
 */
function withOneAnswerer({
  trunkSid,
  voiceApplicationSid,
  ...line
}: Partial<NumberLine>): Partial<NumberLine> {
  if (trunkSid) return { ...line, trunkSid };
  if (voiceApplicationSid) return { ...line, voiceApplicationSid };
  return {
    ...line,
    ...(trunkSid !== undefined && { trunkSid }),
    ...(voiceApplicationSid !== undefined && { voiceApplicationSid }),
  };
}

const voiceLine = (settings: Settings): VoiceLine => ({
  voiceUrl: text(settings.voiceUrl),
  voiceMethod: settings.voiceMethod ?? 'POST',
  voiceFallbackUrl: text(settings.voiceFallbackUrl),
  voiceFallbackMethod: settings.voiceFallbackMethod ?? 'POST',
  statusCallback: text(settings.statusCallback),
  statusCallbackMethod: settings.statusCallbackMethod ?? 'POST',
});
