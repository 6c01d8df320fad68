import { OUTSIDE_NUMBERS } from '../world/outside-numbers';
import { FIRST_NUMBER, FURTHER_NUMBERS } from '../world/handset-numbers';

const HOUR_MS = 3600 * 1000;
/** A phone that joined the sandbox leaves it after three days. Source: https://www.twilio.com/docs/whatsapp/sandbox */
const JOIN_MS = 72 * HOUR_MS;
/** Source: https://www.twilio.com/docs/whatsapp/key-concepts#the-24-hour-window-or-customer-service-window */
const WINDOW_MS = 24 * HOUR_MS;

/** The demo's own phones: those of the handset pages, and those that answer calls. */
const DEMO_PHONES: readonly string[] = [
  FIRST_NUMBER,
  ...FURTHER_NUMBERS,
  ...OUTSIDE_NUMBERS.map(({ phoneNumber }) => phoneNumber),
];

/** What Twilio and WhatsApp remember of the phones outside: who opted out, who joined the sandbox, who wrote when. */
export class OutsidePhones {
  private readonly optedOut = new Set<string>();
  /** When they joined the sandbox. The demo's own phones never leave it by themselves. */
  private readonly joinedAt = new Map<string, number>(DEMO_PHONES.map((phone) => [phone, Infinity]));
  private readonly wroteAt = new Map<string, number>();
  private readonly startedAt = Date.now();

  optOut(phone: string, number: string): void {
    this.optedOut.add(pair(phone, number));
  }

  optIn(phone: string, number: string): void {
    this.optedOut.delete(pair(phone, number));
  }

  hasOptedOut(phone: string, number: string): boolean {
    return this.optedOut.has(pair(phone, number));
  }

  join(phone: string, at = Date.now()): void {
    this.joinedAt.set(phone, at);
  }

  leave(phone: string): void {
    this.joinedAt.delete(phone);
  }

  hasJoined(phone: string): boolean {
    const at = this.joinedAt.get(phone);
    return at !== undefined && Date.now() - at < JOIN_MS;
  }

  wrote(phone: string, number: string, at = Date.now()): void {
    this.wroteAt.set(pair(phone, number), at);
  }

  /** The demo's own phones count as having written when the emulator started: they joined the sandbox. */
  isWindowOpen(phone: string, number: string): boolean {
    const at = this.wroteAt.get(pair(phone, number)) ?? (DEMO_PHONES.includes(phone) ? this.startedAt : 0);
    return Date.now() - at < WINDOW_MS;
  }
}

function pair(phone: string, number: string): string {
  return `${phone} ${number}`;
}
