import type { CannotWrite } from '@centralita/shared-types';
import { canBeAnswered } from '../contacts/api/contact-address';
import type { ConversationRow } from './messages-schema';

/** WhatsApp: https://www.twilio.com/docs/whatsapp/key-concepts#the-24-hour-window-and-session-messages */
const WINDOW_MS = 86_400_000;

/** Until when anything but a template may be written; null where the other side never wrote, or there is no such window. */
export const windowUntil = ({ channel, inbound_at: at }: ConversationRow): number | null =>
  channel === 'whatsapp' && at !== null ? at + WINDOW_MS : null;

/** What is to be written: an approved template may go at any time. */
export type Wording = 'free' | 'template';

/** Why nothing can be written now; null where it can. */
export function cannotWrite(
  conversation: ConversationRow,
  address: string,
  now: number,
  hasSender: boolean,
  wording: Wording = 'free',
): CannotWrite | null {
  const until = windowUntil(conversation);
  if (!hasSender) return 'no-sender';
  if (!canBeAnswered(address)) return 'no-reply-address';
  if (conversation.opted_out_at !== null) return 'opted-out';
  const isOpen = conversation.channel !== 'whatsapp' || (until !== null && until > now);
  return wording === 'template' || isOpen ? null : 'window-closed';
}

/**
 * Whether they have written since they wanted no more mail: then a person may answer, and still nothing is sent by itself.
 * On other channels the carrier refuses that too, until they ask for it again.
 */
export const wroteSinceOptOut = ({ channel, opted_out_at: out, inbound_at: at }: ConversationRow): boolean =>
  channel === 'email' && out !== null && at !== null && at > out;

/** The same for what a person writes by hand. */
export const personCannotWrite = (
  ...[conversation, ...rest]: Parameters<typeof cannotWrite>
): CannotWrite | null =>
  cannotWrite(
    wroteSinceOptOut(conversation) ? { ...conversation, opted_out_at: null } : conversation,
    ...rest,
  );
