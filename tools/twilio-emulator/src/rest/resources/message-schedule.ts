import type { MessagingService } from '../../accounts/records';
import type { Form } from '../form';
import { invalid } from '../rest-error';

const MIN_AHEAD_MS = 300 * 1000;
const MAX_AHEAD_MS = 35 * 24 * 3600 * 1000;

/** When a message is to be sent, where that is later. Source: https://www.twilio.com/docs/messaging/features/message-scheduling */
export function readSendAt(form: Form, service: MessagingService | undefined): Date | undefined {
  const type = form.text('ScheduleType');
  if (type === undefined || type === '') return undefined;
  if (type !== 'fixed') throw invalid(35111, `ScheduleType must be fixed, not ${type}`);
  if (!service) throw invalid(35118, 'MessagingServiceSid is required to schedule a message');
  const at = new Date(form.text('SendAt') ?? '');
  const aheadMs = at.getTime() - Date.now();
  if (!(aheadMs >= MIN_AHEAD_MS && aheadMs <= MAX_AHEAD_MS)) {
    throw invalid(35114, 'SendAt must be between 300 seconds and 35 days from now');
  }
  return at;
}
