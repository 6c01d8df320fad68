import type { AccountStore } from '../accounts/account-store';
import { newSid } from '../accounts/sid';
import type { Inspector } from '../control/inspector-events';
import type { WebhookSender } from '../webhooks/webhook-sender';
import { Delivery } from './delivery';
import { DEFAULT_DELIVERY, type DeliverySettings } from './delivery-settings';
import { Fates } from './fate';
import { IncomingMessages } from './incoming-messages';
import {
  FINAL_STATUSES,
  type IncomingMessage,
  type Message,
  type OutgoingMessage,
  type StatusSubscription,
} from './message';
import { channelOf, plainNumber } from './message-address';
import { MessageRegistry } from './message-registry';
import { OutsidePhones } from './outside-phones';
import { Sandbox } from './sandbox';

export interface MessagingOptions {
  accounts: AccountStore;
  webhooks: WebhookSender;
  inspector: Inspector;
  /** Where applications reach the emulator. */
  apiUrl: () => string;
  /** Aborted when the emulator stops. */
  stopped: AbortSignal;
}

/** Numbers whose messages do not go through Twilio. */
export interface DirectNumbers {
  has(phoneNumber: string): boolean;
  receive(message: IncomingMessage): Message;
  read(message: Message): boolean;
}

/** All that carries messages: those from outside, and those that the application sends. */
export class Messaging {
  readonly registry: MessageRegistry;
  readonly phones = new OutsidePhones();
  readonly settings: DeliverySettings = { ...DEFAULT_DELIVERY };
  /** Set by whoever has such numbers. */
  direct: DirectNumbers | undefined;
  private readonly accounts: AccountStore;
  private readonly inspector: Inspector;
  private readonly delivery: Delivery;
  private readonly fates: Fates;
  private readonly incoming: IncomingMessages;

  constructor({ accounts, webhooks, inspector, apiUrl, stopped }: MessagingOptions) {
    const { phones, settings } = this;
    const registry = new MessageRegistry(inspector);
    this.registry = registry;
    this.accounts = accounts;
    this.inspector = inspector;
    this.fates = new Fates(accounts, phones, settings);
    this.delivery = new Delivery({ accounts, registry, webhooks, settings, inspector, stopped });
    const sandbox = new Sandbox({
      accounts,
      phones,
      settings,
      reply: (message) => void this.send(message, true),
    });
    const reply = (message: OutgoingMessage): void => this.reply(message);
    this.incoming = new IncomingMessages({
      accounts,
      registry,
      phones,
      sandbox,
      webhooks,
      inspector,
      apiUrl,
      reply,
    });
  }

  /** Somebody outside writes. `undefined` where the account has no such number. */
  receive(message: IncomingMessage): Message | undefined {
    if (message.channel === 'whatsapp' && this.direct?.has(message.to)) return this.direct.receive(message);
    return this.incoming.receive(message);
  }

  /** Takes a message that is never sent: Twilio's test number is its sender. */
  take(outgoing: OutgoingMessage): Message {
    const message = messageOf(outgoing, false);
    this.registry.add(message);
    return message;
  }

  /** Takes a message that was checked; its way goes on by itself. */
  send(asked: OutgoingMessage, isOfSandbox = false): Message {
    const outgoing = { ...asked, mediaUrls: carriedMedia(asked) };
    const message = messageOf(outgoing, isOfSandbox);
    this.registry.add(message);
    this.delivery.begin(message, {
      mediaUrls: outgoing.mediaUrls,
      subscriptions: this.subscriptionsOf(outgoing),
      fate: () => (isOfSandbox ? undefined : this.fates.of(outgoing)),
      ...(outgoing.sendAt ? { sendAt: outgoing.sendAt } : {}),
    });
    return message;
  }

  cancel(message: Message): void {
    this.delivery.move(message, 'canceled');
  }

  /** The person outside saw it: WhatsApp tells, SMS does not. False where it has not arrived or was read before. */
  read(message: Message): boolean {
    if (this.direct?.has(plainNumber(message.from))) return this.direct.read(message);
    if (message.channel !== 'whatsapp' || message.status !== 'delivered') return false;
    this.delivery.move(message, 'read');
    return true;
  }

  /** Whether the recipient opted out of messages from this number. */
  isOptedOut(from: string, to: string): boolean {
    return channelOf(to) === 'sms' && this.phones.hasOptedOut(to, from);
  }

  isOver(message: Message): boolean {
    return FINAL_STATUSES.has(message.status);
  }

  private reply(outgoing: OutgoingMessage): void {
    const { from, to, inReplyTo } = outgoing;
    if (this.isOptedOut(from, to) && outgoing.isOptOutAnswer !== true) {
      this.inspector.report({
        type: 'notice',
        level: 'warning',
        code: 21610,
        message: `The answer to ${to} was not sent: that phone opted out.`,
        ...(inReplyTo === undefined ? {} : { messageSid: inReplyTo }),
      });
      return;
    }
    this.send(outgoing);
  }

  /** Its own URLs, else its messaging service's, else those of its WhatsApp sender. */
  private subscriptionsOf({
    subscriptions,
    messagingServiceSid,
    from,
    accountSid,
  }: OutgoingMessage): StatusSubscription[] {
    if (subscriptions.length > 0) return subscriptions;
    const service = this.accounts.messagingService(accountSid, messagingServiceSid ?? '');
    const isWhatsApp = channelOf(from) === 'whatsapp';
    const sender = isWhatsApp ? this.accounts.whatsAppSenders.get(plainNumber(from)) : undefined;
    const url = [service?.statusCallback, sender?.statusCallback].find((each) => each);
    return url === undefined ? [] : [{ url, method: 'POST' }];
  }
}

/**
 * WhatsApp carries one file with a message: the others are ignored, and nobody is told.
 * Source: https://support.twilio.com/hc/en-us/articles/360017961894-Sending-and-Receiving-Media-with-WhatsApp-Messaging-on-Twilio
 */
const carriedMedia = ({ to, mediaUrls }: OutgoingMessage): string[] =>
  channelOf(to) === 'whatsapp' ? mediaUrls.slice(0, 1) : mediaUrls;

function messageOf(outgoing: OutgoingMessage, isOfSandbox: boolean): Message {
  const { accountSid, from, to, body, mediaUrls, direction, messagingServiceSid, inReplyTo, sendAt } =
    outgoing;
  const now = new Date();
  return {
    sid: newSid(mediaUrls.length > 0 ? 'MM' : 'SM'),
    accountSid,
    channel: channelOf(to),
    direction,
    from,
    to,
    body,
    media: [],
    awaitedMedia: mediaUrls.length,
    status: sendAt ? 'scheduled' : messagingServiceSid !== undefined ? 'accepted' : 'queued',
    ...(messagingServiceSid === undefined ? {} : { messagingServiceSid }),
    ...(inReplyTo === undefined ? {} : { inReplyTo }),
    ...(isOfSandbox ? { isOfSandbox } : {}),
    ...(outgoing.template ? { template: outgoing.template } : {}),
    createdAt: now,
    updatedAt: now,
  };
}
