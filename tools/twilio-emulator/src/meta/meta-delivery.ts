import { setTimeout as sleep } from 'node:timers/promises';
import type { DeliverySettings } from '../messaging/delivery-settings';
import { downloadMedia, MediaDownloadError } from '../messaging/media-download';
import type { Message } from '../messaging/message';
import { plainNumber } from '../messaging/message-address';
import type { MessageRegistry } from '../messaging/message-registry';
import type { OutsidePhones } from '../messaging/outside-phones';
import { ownMetadata } from './incoming-value';
import { META_ACCOUNT } from './meta-account';
import { webhookError } from './meta-errors';
import { META_TEST_NUMBERS } from './meta-numbers';
import type { MetaWebhooks } from './meta-webhooks';

const WINDOW_CLOSED = 131047;
const MEDIA_FAILED = 131053;

type Told = 'sent' | 'delivered' | 'read' | 'failed';

export interface DeliveryServices {
  registry: MessageRegistry;
  phones: OutsidePhones;
  settings: DeliverySettings;
  webhooks: MetaWebhooks;
  stopped: AbortSignal;
}

/** Carries what the program sent by Meta to its end, and tells each step by a signed webhook. */
export class MetaDelivery {
  private readonly references = new Map<string, string>();
  private readonly told = new Map<string, Promise<unknown>>();
  private readonly heldBack = new Map<string, (() => void)[]>();

  constructor(private readonly services: DeliveryServices) {}

  /** @param link where its file is fetched from, if it was named so */
  begin(
    message: Message,
    { reference, link }: { reference?: string | undefined; link?: string | undefined },
  ): void {
    if (reference !== undefined) this.references.set(message.sid, reference);
    void this.carry(message, link).catch(() => undefined); // the emulator stops
  }

  /** False where it has not arrived, or was read before. */
  read(message: Message): boolean {
    if (message.status !== 'delivered') return false;
    this.move(message, 'read');
    return true;
  }

  private async carry(message: Message, link: string | undefined): Promise<void> {
    const { registry, stopped } = this.services;
    await this.pause(0); // the request is answered first
    const failure = this.failureOf(message);
    await this.pause();
    if (failure !== undefined) return this.move(message, 'failed', failure);
    if (link !== undefined) {
      try {
        registry.addMedia(message, await downloadMedia(link, 'whatsapp', stopped));
      } catch (error) {
        if (!(error instanceof MediaDownloadError)) throw error;
        return this.move(message, 'failed', MEDIA_FAILED);
      }
    }
    this.move(message, 'sent');
    await this.pause();
    this.move(message, 'delivered');
  }

  private failureOf({ to, template }: Message): number | undefined {
    const { phones, settings } = this.services;
    const phone = plainNumber(to);
    const forced = META_TEST_NUMBERS[phone]?.failure;
    if (forced !== undefined) return forced;
    const isFree = template?.isApproved !== true && settings.whatsAppWindow;
    return isFree && !phones.isWindowOpen(phone, META_ACCOUNT.phoneNumber) ? WINDOW_CLOSED : undefined;
  }

  private move(message: Message, status: Told, errorCode?: number): void {
    this.services.registry.move(message, status, errorCode);
    const tell = (): void => this.tell(message, status, errorCode);
    const isOver = status === 'delivered' || status === 'failed';
    if (!this.services.settings.shuffleStatuses || status === 'read') return tell();
    const held = this.heldBack.get(message.sid) ?? [];
    if (!isOver) return void this.heldBack.set(message.sid, [...held, tell]);
    this.heldBack.delete(message.sid);
    for (const each of [tell, ...held]) each();
  }

  /** One after the other, so that a retry does not overtake. */
  private tell(message: Message, status: Told, errorCode: number | undefined): void {
    const { sid, wamid } = message;
    const reference = this.references.get(sid);
    const told = {
      id: wamid,
      status,
      timestamp: String(Math.floor(Date.now() / 1000)),
      recipient_id: plainNumber(message.to).slice(1),
      ...(reference !== undefined && { biz_opaque_callback_data: reference }),
      ...(errorCode !== undefined && { errors: [webhookError(errorCode)] }),
    };
    const value = { metadata: ownMetadata, statuses: [told] };
    const before = this.told.get(sid) ?? Promise.resolve();
    const about = { purpose: 'status-callback', messageSid: sid } as const;
    this.told.set(
      sid,
      before.then(() => this.services.webhooks.tell(value, about)),
    );
  }

  private async pause(ms = this.services.settings.delayMs): Promise<void> {
    await sleep(ms, undefined, { signal: this.services.stopped, ref: false });
  }
}
