import type { AccountStore } from '../accounts/account-store';
import type { OutgoingMessage } from './message';
import { channelOf, plainNumber } from './message-address';
import type { DeliverySettings } from './delivery-settings';
import type { OutsidePhones } from './outside-phones';
import { testNumber } from './test-numbers';

/** How a message that was taken ends, when it does not arrive. */
export interface Fate {
  status: 'undelivered' | 'failed';
  code: number;
}

/** The sandbox sends one message in three seconds. Source: https://www.twilio.com/docs/whatsapp/sandbox */
const SANDBOX_GAP_MS = 3000;
/** An application that waits three seconds after its last answer is never refused for a timer's haste. */
const TOLERANCE_MS = 200;

/** Says how outgoing messages end, by WhatsApp's and the sandbox's rules and by the test numbers. */
export class Fates {
  private readonly lastSentAt = new Map<string, number>();

  constructor(
    private readonly accounts: AccountStore,
    private readonly phones: OutsidePhones,
    private readonly settings: DeliverySettings,
  ) {}

  /** `undefined` for a message that arrives. */
  of({ from, to, isTemplate, direction }: OutgoingMessage): Fate | undefined {
    const number = plainNumber(to);
    const forced = testNumber(number)?.fate;
    if (forced) return forced;
    if (channelOf(to) === 'sms') return undefined;
    const isSandbox = this.accounts.whatsAppSenders.get(plainNumber(from))?.isSandbox === true;
    if (isSandbox && this.settings.sandboxJoin && !this.phones.hasJoined(number)) {
      return { status: 'failed', code: 63015 };
    }
    // Answers by TwiML always find the window open, and do not count as the application's own pace.
    if (direction === 'outbound-reply') return undefined;
    if (isSandbox && this.settings.sandboxPacing && !this.keepsPace(from)) {
      return { status: 'failed', code: 63018 };
    }
    const isFree = isTemplate !== true && this.settings.whatsAppWindow;
    if (isFree && !this.phones.isWindowOpen(number, plainNumber(from))) {
      return { status: 'undelivered', code: 63016 };
    }
    return undefined;
  }

  private keepsPace(from: string): boolean {
    const now = Date.now();
    const last = this.lastSentAt.get(from);
    if (last !== undefined && now - last < SANDBOX_GAP_MS - TOLERANCE_MS) return false;
    this.lastSentAt.set(from, now);
    return true;
  }
}
