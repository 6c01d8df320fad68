import { MESSAGE_SID } from '@centralita/shared-types';
import type { DeliveryReport } from '../../domains/messages/api/delivery-reports';
import type { IncomingMessage } from '../../domains/messages/api/inbox';
import { REFERENCE_PARAMETER } from '../../domains/messages/api/message-paths';
import { AppError } from '../../platform/errors/app-error';
import { valueOf, type TwilioWebhook } from '../twilio-webhook';
import type { WebhookParameters } from '../webhook-parameters';

/** Twilio sends at most 10 files with a message: https://www.twilio.com/docs/messaging/twiml#request-parameters */
const FILES_MAX = 10;

/** @throws AppError `webhook/malformed` (400) */
export function incomingMessageOf({ account, parameters }: TwilioWebhook): IncomingMessage {
  return {
    accountSid: account.accountSid,
    providerId: sidOf(parameters),
    from: valueOf(parameters, 'From') ?? '',
    to: valueOf(parameters, 'To') ?? '',
    text: valueOf(parameters, 'Body') ?? '',
    name: valueOf(parameters, 'ProfileName'),
    files: filesOf(parameters),
    optOutType: valueOf(parameters, 'OptOutType'),
    // https://www.twilio.com/docs/messaging/guides/webhook-request#whatsapp-specific-parameters
    button: {
      payload: valueOf(parameters, 'ButtonPayload') || undefined,
      repliedTo: valueOf(parameters, 'OriginalRepliedMessageSid') || undefined,
    },
    raw: parameters,
  };
}

/** @throws AppError `webhook/malformed` (400) */
export function deliveryReportOf({ parameters, stepQuery }: TwilioWebhook): DeliveryReport {
  return {
    providerId: sidOf(parameters),
    status: valueOf(parameters, 'MessageStatus') ?? valueOf(parameters, 'SmsStatus') ?? '',
    errorCode: valueOf(parameters, 'ErrorCode') || null,
    errorDetail: valueOf(parameters, 'ErrorMessage'),
    from: valueOf(parameters, 'From'),
    to: valueOf(parameters, 'To'),
    reference: stepQuery[REFERENCE_PARAMETER],
    raw: parameters,
  };
}

/** A status callback that was pasted where messages come in, or the other way round, still says what it is. */
export const isDeliveryReport = ({ parameters }: TwilioWebhook): boolean => {
  const status = valueOf(parameters, 'MessageStatus');
  return status !== undefined && status !== 'received' && valueOf(parameters, 'Body') === undefined;
};

function sidOf(parameters: WebhookParameters): string {
  const sid = valueOf(parameters, 'MessageSid') ?? valueOf(parameters, 'SmsSid') ?? '';
  if (MESSAGE_SID.test(sid)) return sid;
  throw new AppError({
    code: 'webhook/malformed',
    detail: 'The webhook has no MessageSid: it is of no message.',
    status: 400,
  });
}

function filesOf(parameters: WebhookParameters): { url: string; type: string }[] {
  const count = Math.min(Number(valueOf(parameters, 'NumMedia') ?? 0) || 0, FILES_MAX);
  return Array.from({ length: count }, (_none, index) => ({
    url: valueOf(parameters, `MediaUrl${index}`) ?? '',
    type: valueOf(parameters, `MediaContentType${index}`) ?? 'application/octet-stream',
  })).filter(({ url }) => url !== '');
}
