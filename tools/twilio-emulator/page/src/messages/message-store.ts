import type { InspectorEvent, MessageView } from '../../../src/control/inspector-events';
import { fetchMessages } from './message-client';

/** Statuses in which an app's message has arrived at this phone. */
const ARRIVED: ReadonlySet<MessageView['status']> = new Set(['delivered', 'read']);

/** One conversation: this phone and a number of the account, on one channel. */
export interface ThreadKey {
  channel: MessageView['channel'];
  /** The account's number, E.164. */
  partner: string;
}

/** The messages of this phone, kept in step with the emulator's events. */
export class MessageStore {
  private messages = new Map<string, MessageView>();
  private readonly listeners: (() => void)[] = [];
  private phone: string | undefined;

  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** This phone has another number now, or the connection is back: what it missed is fetched. */
  async load(phone: string | undefined): Promise<void> {
    if (this.phone !== phone) this.messages = new Map();
    this.phone = phone;
    if (phone === undefined) return;
    const fetched = await fetchMessages(phone);
    if (fetched === undefined || this.phone !== phone) return;
    this.messages = new Map(fetched.map((message) => [message.sid, message]));
    this.changed();
  }

  hear(event: InspectorEvent): void {
    if (event.type !== 'message' || this.phone === undefined) return;
    const { message } = event;
    if (![message.from, message.to].some((address) => plain(address) === this.phone)) return;
    this.messages.set(message.sid, message);
    this.changed();
  }

  /** What this phone wrote, and what has arrived, oldest first. */
  on(channel: MessageView['channel'], partner?: string): MessageView[] {
    return [...this.messages.values()]
      .filter(
        (message) =>
          message.channel === channel &&
          (message.direction === 'inbound' || ARRIVED.has(message.status)) &&
          (partner === undefined || partnerOf(message) === partner),
      )
      .sort((a, b) => a.createdAt - b.createdAt);
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }
}

/** The account's side of a message. */
export function partnerOf({ direction, from, to }: MessageView): string {
  return plain(direction === 'inbound' ? to : from);
}

function plain(address: string): string {
  return address.replace(/^whatsapp:/, '');
}
