import { createHash } from 'node:crypto';
import type { MailEvent } from '../../domains/messages/api/received-mail';

/** What an event looks like: SendGrid's own names, and those of a single object with long names. */
interface Told {
  [name: string]: unknown;
}

/**
 * Reads what an event webhook tells: a list of events, or one object with `message_id`, `event_type`, `to_email`.
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
  const events = list.map((each) => (isTold(each) ? toEvent(each) : undefined));
  return events.every((event) => event !== undefined) ? events : undefined;
}

const isTold = (value: unknown): value is Told =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function toEvent(told: Told): MailEvent | undefined {
  const event = text(told['event']) ?? text(told['event_type']);
  const recipient = text(told['email']) ?? text(told['to_email']);
  if (event === undefined || recipient === undefined) return undefined;
  const seconds = Number(told['timestamp']);
  return {
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
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
