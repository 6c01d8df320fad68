import { Injectable } from '@nestjs/common';
import type { MessageInstance, MessagePage } from 'twilio/lib/rest/api/v2010/account/message.js';
import type Twilio from 'twilio/lib/rest/Twilio.js';
import {
  MessageSender,
  SendFailed,
  type MessagePrice,
  type OutgoingMessage,
  type ProviderMedia,
  type ProviderMessage,
  type ReceivedMessages,
  type SenderLogin,
  type SendFailure,
} from '../../domains/messages/ports/message-sender';
import { TwilioClients } from './twilio-clients';
import { twilioError } from './twilio-error';
import { microsOf } from './twilio-price';

const LIST_MAX = 100;
/** The most that Twilio lists at once. */
const PAGE_SIZE = 1000;
/** What goes out counts too: 200,000 messages since the time that is asked for. */
const RECEIVED_PAGES_MAX = 200;
const PRICES_MAX = 10_000;
const DAY_MS = 86_400_000;

type ListedPage = Awaited<NonNullable<ReturnType<MessagePage['nextPage']>>>;

/** Refusals because of a file: https://www.twilio.com/docs/api/errors/21620 and those beside it. */
const MEDIA_CODES = [11200, 12300, 21620, 21622, 21623, 21630, 21631, 63005, 63019, 63021];
/** https://www.twilio.com/docs/api/errors/21610 */
const OPTED_OUT_CODE = 21610;
/**
 * The account has sent what it may in 24 hours (a trial account: 50): to try again soon is in vain.
 * Source: https://www.twilio.com/docs/api/errors/63038 and /30454
 */
const DAILY_LIMIT_CODES = [63038, 30454];
/** More than ten hours of messages wait for the number. Source: https://www.twilio.com/docs/api/errors/21611 */
const QUEUE_FULL_CODE = 21611;
const TOO_MANY = 429;
/** Nothing was sent at all: no connection was made. */
const NOT_CONNECTED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

/** Messages by the official client. Source: https://www.twilio.com/docs/messaging/api/message-resource */
@Injectable()
export class TwilioMessageSender extends MessageSender {
  constructor(private readonly clients: TwilioClients) {
    super();
  }

  async send(message: OutgoingMessage): Promise<Pick<ProviderMessage, 'providerId' | 'status'>> {
    const { login, channel, mediaUrls, statusCallback } = message;
    const client = await this.#client(login);
    try {
      const { sid, status } = await client.messages.create({
        from: addressOn(channel, message.from),
        to: addressOn(channel, message.to),
        ...contentOf(message),
        ...(statusCallback !== undefined && { statusCallback }),
      });
      return { providerId: sid, status: statusOf(status) };
    } catch (error) {
      throw sendFailed(error, mediaUrls.length > 0);
    }
  }

  async sent(
    login: SenderLogin,
    { channel, from, to, since }: { channel: 'sms' | 'whatsapp'; from: string; to: string; since: number },
  ): Promise<ProviderMessage[]> {
    const client = await this.#client(login);
    try {
      // Not by date: a message that was not sent yet has none, and is the one that is looked for.
      const found = await client.messages.list({
        from: addressOn(channel, from),
        to: addressOn(channel, to),
        limit: LIST_MAX,
      });
      return found.map(providerMessage).filter(({ createdAt }) => createdAt >= since);
    } catch (error) {
      throw twilioError(error);
    }
  }

  async received(login: SenderLogin, since: number): Promise<ReceivedMessages> {
    const client = await this.#client(login);
    const messages: ProviderMessage[] = [];
    try {
      // The filter knows days only, and those sent last come first:
      // https://www.twilio.com/docs/messaging/api/message-resource#read-multiple-message-resources
      const filter = { dateSentAfter: new Date(since - DAY_MS), pageSize: PAGE_SIZE };
      let page: ListedPage | undefined = await client.messages.page(filter);
      for (let read = 1; page; read += 1) {
        const received = page.instances
          .filter(({ direction }) => direction === 'inbound')
          .map(providerMessage);
        messages.push(...received.filter(({ createdAt }) => createdAt >= since));
        if (isOlder(page.instances.at(-1), since)) break;
        if (read === RECEIVED_PAGES_MAX && page.nextPageUrl) return { messages, isWhole: false };
        page = await page.nextPage();
      }
      return { messages, isWhole: true };
    } catch (error) {
      throw twilioError(error);
    }
  }

  async prices(
    login: SenderLogin,
    { channel, from, since }: { channel: 'sms' | 'whatsapp'; from: string; since: number },
  ): Promise<MessagePrice[]> {
    const client = await this.#client(login);
    try {
      const found = await client.messages.list({
        from: addressOn(channel, from),
        dateSentAfter: new Date(since - DAY_MS),
        limit: PRICES_MAX,
        pageSize: PAGE_SIZE,
      });
      return found.flatMap(priceOf);
    } catch (error) {
      throw twilioError(error);
    }
  }

  async mediaOf(login: SenderLogin, providerId: string): Promise<ProviderMedia[]> {
    const client = await this.#client(login);
    try {
      const media = await client.messages(providerId).media.list({ limit: LIST_MAX });
      return media.map(({ uri, contentType }) => ({
        url: `https://api.twilio.com${uri.replace(/\.json$/, '')}`,
        type: contentType,
      }));
    } catch (error) {
      throw twilioError(error);
    }
  }

  #client({ accountSid, authToken, region }: SenderLogin): Promise<Twilio> {
    return this.clients.for({ accountSid, username: accountSid, password: authToken, region });
  }
}

/** Whether those that are listed after it were sent before that time. */
function isOlder(last: MessageInstance | undefined, time: number): boolean {
  // One that waits to be sent has no time yet.
  const sentAt = last?.dateSent ?? last?.dateCreated;
  return sentAt !== undefined && sentAt.getTime() < time;
}

const addressOn = (channel: 'sms' | 'whatsapp', address: string): string =>
  channel === 'whatsapp' ? `whatsapp:${address}` : address;

/** A template takes the place of text and files: https://www.twilio.com/docs/content/send-templates-created-with-the-content-template-builder */
const contentOf = ({ text, template, mediaUrls }: OutgoingMessage) =>
  template
    ? {
        contentSid: template.contentSid,
        ...(Object.keys(template.values).length > 0 && { contentVariables: JSON.stringify(template.values) }),
      }
    : {
        ...((text !== '' || mediaUrls.length === 0) && { body: text }),
        ...(mediaUrls.length > 0 && { mediaUrl: [...mediaUrls] }),
      };

/** The words are the same as ours; `uncertain` is none of theirs. */
const statusOf = (status: MessageInstance['status']): ProviderMessage['status'] => status;

const providerMessage = (message: MessageInstance): ProviderMessage => ({
  providerId: message.sid,
  status: statusOf(message.status),
  // Twilio answers null where nothing is set, whatever the library's types say.
  text: message.body ?? '',
  from: message.from ?? '',
  to: message.to ?? '',
  createdAt: message.dateCreated?.getTime() ?? 0,
  mediaCount: Number(message.numMedia ?? 0),
  errorCode: message.errorCode ? String(message.errorCode) : null,
});

function priceOf({ sid, price, priceUnit, numSegments }: MessageInstance): MessagePrice[] {
  const micros = microsOf(price);
  if (micros === undefined) return [];
  return [{ providerId: sid, micros, unit: priceUnit, segments: Math.max(1, Number(numSegments)) }];
}

function sendFailed(cause: unknown, hasMedia: boolean): SendFailed {
  const { code, message: detail, providerCode, providerStatus, retryable } = twilioError(cause);
  const failure = failureOf(cause, providerStatus, providerCode, hasMedia);
  return new SendFailed(failure, {
    code,
    detail,
    retryable,
    ...(providerCode !== undefined && { providerCode }),
    ...(providerStatus !== undefined && { providerStatus }),
  });
}

function failureOf(
  cause: unknown,
  status: number | undefined,
  code: number | undefined,
  hasMedia: boolean,
): SendFailure {
  if (status === undefined) {
    const { code: reason } = (cause ?? {}) as { code?: unknown };
    return NOT_CONNECTED.includes(String(reason)) ? 'busy' : 'uncertain';
  }
  if (code !== undefined && DAILY_LIMIT_CODES.includes(code)) return 'refused';
  if (status === TOO_MANY || code === QUEUE_FULL_CODE) return 'busy';
  // A fault of the provider after it took the message looks the same as one before.
  if (status >= 500) return 'uncertain';
  if (code === OPTED_OUT_CODE) return 'opted-out';
  return hasMedia && code !== undefined && MEDIA_CODES.includes(code) ? 'media' : 'refused';
}
