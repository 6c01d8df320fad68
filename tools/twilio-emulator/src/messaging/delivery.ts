import { setTimeout as sleep } from 'node:timers/promises';
import type { AccountStore } from '../accounts/account-store';
import type { Inspector, MessageStatus } from '../control/inspector-events';
import type { WebhookSender } from '../webhooks/webhook-sender';
import type { DeliverySettings } from './delivery-settings';
import type { Fate } from './fate';
import { downloadMedia, MediaDownloadError } from './media-download';
import { FINAL_STATUSES, type Message, type StatusSubscription } from './message';
import type { MessageRegistry } from './message-registry';
import { statusParameters } from './status-parameters';

/** Node fires a longer one at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** What becomes of a message after it was taken. */
export interface DeliveryPlan {
  mediaUrls: string[];
  subscriptions: StatusSubscription[];
  sendAt?: Date;
  /** How it ends where it does not arrive; asked when it is sent. */
  fate: () => Fate | undefined;
}

export interface DeliveryServices {
  accounts: AccountStore;
  registry: MessageRegistry;
  webhooks: WebhookSender;
  settings: DeliverySettings;
  inspector: Inspector;
  stopped: AbortSignal;
}

/** Carries messages to their end, status by status, and tells who subscribed, in order. */
export class Delivery {
  private readonly callbacks = new Map<string, StatusCallbacks>();

  constructor(private readonly services: DeliveryServices) {}

  begin(message: Message, plan: DeliveryPlan): void {
    this.callbacks.set(message.sid, new StatusCallbacks(message, plan.subscriptions, this.services));
    void this.carry(message, plan).catch((error: unknown) => {
      if (!this.services.stopped.aborted) this.reportFault(message, error);
    });
  }

  /** Goes to a status, and tells it. */
  move(message: Message, status: MessageStatus, errorCode?: number): void {
    if (message.status !== status) this.services.registry.move(message, status, errorCode);
    this.callbacks.get(message.sid)?.tell(status);
  }

  private async carry(message: Message, plan: DeliveryPlan): Promise<void> {
    await this.pause(0); // the request is answered first
    if (plan.sendAt) await this.pauseUntil(plan.sendAt);
    if (isOver(message)) return; // cancelled meanwhile
    const fate = plan.fate();
    // The status that a message has from the start is not told.
    // Source: https://www.twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks
    if (message.status !== 'queued') this.move(message, 'queued');
    await this.pause();
    const failure =
      (await this.fetchMedia(message, plan.mediaUrls)) ?? (fate?.status === 'failed' ? fate : undefined);
    if (failure) {
      this.move(message, 'failed', failure.code);
      return;
    }
    this.services.registry.move(message, 'sending');
    this.move(message, 'sent');
    await this.pause();
    if (fate) this.move(message, fate.status, fate.code);
    else this.move(message, 'delivered');
  }

  private async fetchMedia(message: Message, urls: string[]): Promise<{ code: number } | undefined> {
    const { registry, inspector, stopped } = this.services;
    try {
      for (const url of urls) {
        registry.addMedia(message, await downloadMedia(url, message.channel, stopped));
      }
      return undefined;
    } catch (error) {
      if (!(error instanceof MediaDownloadError)) throw error;
      const { code, message: why } = error;
      inspector.report({ type: 'notice', level: 'error', code, message: why, messageSid: message.sid });
      return error;
    }
  }

  private async pauseUntil(time: Date): Promise<void> {
    for (let left = time.getTime() - Date.now(); left > 0; left = time.getTime() - Date.now()) {
      await this.pause(Math.min(left, LONGEST_TIMER_MS));
    }
  }

  private async pause(ms = this.services.settings.delayMs): Promise<void> {
    await sleep(ms, undefined, { signal: this.services.stopped, ref: false });
  }

  private reportFault(message: Message, error: unknown): void {
    this.services.inspector.report({
      type: 'notice',
      level: 'error',
      message: `A fault of the emulator itself (messaging): ${error instanceof Error ? error.message : String(error)}`,
      messageSid: message.sid,
    });
  }
}

function isOver(message: Message): boolean {
  return FINAL_STATUSES.has(message.status);
}

/** Sends a message's status callbacks one after another; shuffled, the last one first. */
class StatusCallbacks {
  private last: Promise<unknown> = Promise.resolve();
  private readonly heldBack: MessageStatus[] = [];

  constructor(
    private readonly message: Message,
    private readonly subscriptions: readonly StatusSubscription[],
    private readonly services: DeliveryServices,
  ) {}

  tell(status: MessageStatus): void {
    if (!this.services.settings.shuffleStatuses) {
      this.send(status);
      return;
    }
    if (FINAL_STATUSES.has(status)) for (const each of [status, ...this.heldBack.splice(0)]) this.send(each);
    else this.heldBack.push(status);
  }

  private send(status: MessageStatus): void {
    const { accounts, webhooks } = this.services;
    const { message } = this;
    const parameters = statusParameters(message, status, accounts);
    const authToken = accounts.authTokenOf(message.accountSid);
    for (const { url, method, statuses } of this.subscriptions) {
      if (statuses && !statuses.has(status)) continue;
      this.last = this.last.then(() =>
        webhooks.send({
          purpose: 'status-callback',
          method,
          url,
          parameters,
          authToken,
          messageSid: message.sid,
        }),
      );
    }
  }
}
