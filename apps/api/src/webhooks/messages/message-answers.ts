import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { WebhookRefused } from '../../domains/accounts/api/webhook-refused';
import { DeliveryReports } from '../../domains/messages/api/delivery-reports';
import { Inbox } from '../../domains/messages/api/inbox';
import { maskPhoneNumber } from '../../platform/logging/mask-phone-number';
import type { TwilioWebhook } from '../twilio-webhook';
import { WebhookMeter } from '../webhook-meter';
import { deliveryReportOf, incomingMessageOf } from './message-parameters';
import { messageTwiml, NO_MESSAGE } from './message-twiml';

/** Answers verified webhooks of messages, when what they tell is on disk. */
@Injectable()
export class MessageAnswers {
  constructor(
    private readonly inbox: Inbox,
    private readonly reports: DeliveryReports,
    private readonly meter: WebhookMeter,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext('Messages');
  }

  /** @returns TwiML: an acknowledgement, or nothing to say */
  async receive(webhook: TwilioWebhook): Promise<string> {
    refusePersonal(webhook);
    const startedAt = performance.now();
    const message = incomingMessageOf(webhook);
    const { result, channel, messageId, acknowledgement } = await this.inbox.receive(message);
    this.meter.count('messages', 'answered');
    this.logger.info({
      event: 'message.received',
      result,
      message_id: messageId,
      provider_id: message.providerId,
      channel,
      from_number: maskPhoneNumber(message.from),
      to_number: maskPhoneNumber(message.to),
      files: message.files.length,
      duration_ms: Math.round((performance.now() - startedAt) * 10) / 10,
    });
    if (acknowledgement === undefined) return NO_MESSAGE;
    const type = message.files.some((file) => file.type.startsWith('audio/')) ? 'audio' : 'text';
    this.logger.info({
      event: 'message.ack',
      message_id: messageId,
      from_number: maskPhoneNumber(message.from),
      type,
    });
    return messageTwiml(acknowledgement);
  }

  async noteStatus(webhook: TwilioWebhook): Promise<void> {
    refusePersonal(webhook);
    const report = deliveryReportOf(webhook);
    const result = await this.reports.take(report);
    this.meter.count('messages', 'answered');
    const { providerId: provider_id, status, errorCode: error_code } = report;
    this.logger.info({ event: 'message.status', result, provider_id, status, error_code });
  }
}

/** An account that a person brings has calls only: there is nobody here who could keep its messages. */
function refusePersonal({ account }: TwilioWebhook): void {
  // The stand-in of unsigned webhooks, in development, has no token.
  if (account.source !== 'seal' || account.authTokens.length === 0) return;
  throw new WebhookRefused(
    'webhook/direct-line-only',
    'Accounts that people bring (sealed URLs) have calls only. Add the account to this server to have its messages here.',
  );
}
