import type { AccountStore } from '../accounts/account-store';
import type { HttpMethod } from '../accounts/records';
import { newSid } from '../accounts/sid';
import type { Inspector } from '../control/inspector-events';
import { TwimlError } from '../twiml/twiml-document';
import type { WebhookSender } from '../webhooks/webhook-sender';
import { inboundParameters } from './inbound-parameters';
import type { IncomingMessage, Message, OutgoingMessage } from './message';
import { addressOn } from './message-address';
import type { MessageRegistry } from './message-registry';
import { OPT_OUT_ANSWERS, optOutType } from './opt-out';
import type { OutsidePhones } from './outside-phones';
import { type MessageVerb, plainReply, readReplies, type ReplyVerb } from './reply-document';
import type { Sandbox } from './sandbox';

/** Twilio follows redirects without end; a loop is a mistake that should be seen. */
const MAX_REDIRECTS = 20;

export interface IncomingServices {
  accounts: AccountStore;
  registry: MessageRegistry;
  phones: OutsidePhones;
  sandbox: Sandbox;
  webhooks: WebhookSender;
  inspector: Inspector;
  /** Where the application reaches the API: the beginning of media's URLs. */
  apiUrl: () => string;
  reply: (message: OutgoingMessage) => void;
}

/** Where the application's answer is asked for. */
interface Destination {
  accountSid: string;
  url: string;
  method: HttpMethod;
  fallbackUrl: string;
  fallbackMethod: HttpMethod;
  messagingServiceSid?: string;
}

/** Takes messages from outside, asks the application by its webhook, and sends what its TwiML says. */
export class IncomingMessages {
  constructor(private readonly services: IncomingServices) {}

  /** `undefined` where nobody of the account has that number. */
  receive(incoming: IncomingMessage): Message | undefined {
    const destination = this.destinationOf(incoming);
    if (!destination) return undefined;
    const { registry, phones, sandbox } = this.services;
    const message = messageOf(incoming, destination);
    registry.add(message);
    phones.wrote(incoming.from, incoming.to);
    if (sandbox.answers(incoming, message)) return message;
    const keyword = incoming.channel === 'sms' ? optOutType(incoming.body) : undefined;
    if (keyword === 'STOP') phones.optOut(incoming.from, incoming.to);
    if (keyword === 'START') phones.optIn(incoming.from, incoming.to);
    const extra = { ...incoming.extra, ...(keyword ? { OptOutType: keyword } : {}) };
    if (keyword) this.answer(message, plainReply(OPT_OUT_ANSWERS[keyword]), true);
    const parameters = inboundParameters(message, { ...incoming, extra }, this.services.apiUrl());
    void this.ask(message, destination, parameters);
    return message;
  }

  private destinationOf({ channel, to }: IncomingMessage): Destination | undefined {
    const { accounts } = this.services;
    const sender = accounts.whatsAppSenders.get(to);
    if (channel === 'whatsapp') return sender && { accountSid: sender.accountSid, ...urlsOf(sender) };
    const number = accounts.numberOf(to);
    if (!number) return undefined;
    const { accountSid } = number;
    const service = accounts.serviceOf(number);
    const own = { accountSid, ...urlsOf(accounts.smsSettingsOf(number)) };
    if (!service) return own;
    const messagingServiceSid = service.sid;
    if (service.useInboundWebhookOnNumber) return { ...own, messagingServiceSid };
    // Where it names no URL either, what comes in goes nowhere: https://www.twilio.com/docs/messaging/api/service-resource
    const { inboundRequestUrl: url, inboundMethod: method, fallbackUrl, fallbackMethod } = service;
    return { accountSid, url, method, fallbackUrl, fallbackMethod, messagingServiceSid };
  }

  private async ask(
    message: Message,
    destination: Destination,
    parameters: Record<string, string>,
  ): Promise<void> {
    const { url, method, fallbackUrl, fallbackMethod } = destination;
    if (url === '') {
      const holder = destination.messagingServiceSid ? 'the number or its Messaging Service' : 'the number';
      this.report(message, 11100, `The message has nowhere to go: no messaging URL is set on ${holder}.`);
      return;
    }
    try {
      await this.run(message, { url, method, purpose: 'message' }, parameters);
    } catch (error) {
      if (!(error instanceof TwimlError)) throw error;
      this.report(message, error.code, error.message);
      if (fallbackUrl === '') return;
      const failed = { ...parameters, ErrorCode: String(error.code), ErrorUrl: url };
      await this.run(
        message,
        { url: fallbackUrl, method: fallbackMethod, purpose: 'fallback' },
        failed,
      ).catch((again: unknown) => {
        if (!(again instanceof TwimlError)) throw again;
        this.report(message, again.code, again.message);
      });
    }
  }

  /** Rejects with {@link TwimlError}. */
  private async run(
    message: Message,
    first: { url: string; method: HttpMethod; purpose: 'message' | 'fallback' },
    parameters: Record<string, string>,
  ): Promise<void> {
    const { webhooks, accounts } = this.services;
    let next: typeof first | undefined = first;
    for (let documents = 0; next; documents++) {
      if (documents > MAX_REDIRECTS) throw new TwimlError(12100, `more than ${MAX_REDIRECTS} redirects`);
      const authToken = accounts.authTokenOf(message.accountSid);
      const result = await webhooks.send({ ...next, parameters, authToken, messageSid: message.sid });
      if (!result.ok) throw new TwimlError(result.code, result.message);
      next = this.follow(message, readReplies(result));
    }
  }

  /** Sends what the document says; where it redirects, to where. */
  private follow(
    message: Message,
    verbs: readonly ReplyVerb[],
  ): { url: string; method: HttpMethod; purpose: 'message' } | undefined {
    for (const verb of verbs) {
      if (verb.kind === 'redirect') return { url: verb.url, method: verb.method, purpose: 'message' };
      if (verb.kind === 'message') this.answer(message, verb);
      else this.report(message, 12200, `<${verb.name}> is no verb for messages; the rest goes on.`);
    }
    return undefined;
  }

  private answer(message: Message, verb: MessageVerb, isOptOutAnswer = false): void {
    const { body, mediaUrls, method, action, statusCallback } = verb;
    if (body === '' && mediaUrls.length === 0) return;
    const to = verb.to ?? message.from;
    this.services.reply({
      accountSid: message.accountSid,
      from: verb.from ?? message.to,
      to,
      body,
      mediaUrls,
      direction: 'outbound-reply',
      inReplyTo: message.sid,
      isOptOutAnswer,
      subscriptions: [
        ...(statusCallback ? [{ url: statusCallback, method: 'POST' as const }] : []),
        ...(action ? [{ url: action, method, statuses: new Set(['sent', 'failed'] as const) }] : []),
      ],
      ...(message.messagingServiceSid ? { messagingServiceSid: message.messagingServiceSid } : {}),
    });
  }

  private report({ sid }: Message, code: number, message: string): void {
    this.services.inspector.report({ type: 'notice', level: 'error', code, message, messageSid: sid });
  }
}

function urlsOf(settings: {
  smsUrl: string;
  smsMethod: HttpMethod;
  smsFallbackUrl: string;
  smsFallbackMethod: HttpMethod;
}): Pick<Destination, 'url' | 'method' | 'fallbackUrl' | 'fallbackMethod'> {
  const { smsUrl, smsMethod, smsFallbackUrl, smsFallbackMethod } = settings;
  return { url: smsUrl, method: smsMethod, fallbackUrl: smsFallbackUrl, fallbackMethod: smsFallbackMethod };
}

function messageOf(incoming: IncomingMessage, { accountSid, messagingServiceSid }: Destination): Message {
  const { channel, from, to, body, media } = incoming;
  const now = new Date();
  return {
    sid: newSid(media.length > 0 ? 'MM' : 'SM'),
    accountSid,
    channel,
    direction: 'inbound',
    from: addressOn(channel, from),
    to: addressOn(channel, to),
    body,
    media: media.map((medium) => ({ ...medium, sid: newSid('ME'), createdAt: now })),
    awaitedMedia: 0,
    status: 'received',
    ...(messagingServiceSid === undefined ? {} : { messagingServiceSid }),
    createdAt: now,
    updatedAt: now,
    sentAt: now,
  };
}
