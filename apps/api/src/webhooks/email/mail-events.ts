import { createHash } from 'node:crypto';
import type { MailEvent } from '../../domains/messages/api/received-mail';

/** What an event looks like: SendGrid's own names, and those of a single object with long names. */
interface Told {
  [name: string]: unknown;
}

/**
 * Reads what an event webhook tells: a list of events, or one object with `message_id`, `event_type`, `to_email`. Events that
 * are about no mail, such as `account_status_change`, are left out.
 *
 * Source: https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event
 *
 * @returns undefined where it is neither
 */
export function readMailEvents(body: string): MailEvent[] | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return undefined;
  }
  const list: unknown[] = Array.isArray(parsed) ? parsed : [parsed];
  return list.every(isTold) && list.every((told) => eventOf(told) !== undefined)
    ? list.flatMap(toEvents)
    : undefined;
}

const isTold = (value: unknown): value is Told =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const eventOf = (told: Told): string | undefined => text(told['event']) ?? text(told['event_type']);

function toEvents(told: Told): MailEvent[] {
  const event = eventOf(told);
  const recipient = text(told['email']) ?? text(told['to_email']);
  if (event === undefined || recipient === undefined) return [];
  const seconds = Number(told['timestamp']);
  const toldEvent = {
    // Without an id, the same event is the one that says the same.
    eventId:
      text(told['sg_event_id']) ?? createHash('sha256').update(JSON.stringify(told)).digest('base64url'),
    messageId: text(told['centralita_message']),
    providerId: (text(told['sg_message_id']) ?? text(told['message_id']))?.split('.')[0],
    event,
    recipient,
    at: Number.isFinite(seconds) ? seconds * 1000 : Date.now(),
    reason: text(told['reason']) ?? text(told['response']),
    raw: told,
  };
  return [toldEvent];
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
