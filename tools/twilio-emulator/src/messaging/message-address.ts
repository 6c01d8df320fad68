import type { MessageChannel } from './message';

const WHATSAPP = 'whatsapp:';

/** The channel of an address as Twilio writes it: `whatsapp:+12025550100` or `+12025550100`. */
export function channelOf(address: string): MessageChannel {
  return address.startsWith(WHATSAPP) ? 'whatsapp' : 'sms';
}

/** The address without its channel. */
export function plainNumber(address: string): string {
  return address.startsWith(WHATSAPP) ? address.slice(WHATSAPP.length) : address;
}

/** A number with its channel in front, as Twilio writes it. */
export function addressOn(channel: MessageChannel, number: string): string {
  return channel === 'whatsapp' ? WHATSAPP + number : number;
}
