import { Controller, Get, HttpCode, Post, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Request, Response } from 'express';
import { PinoLogger } from 'nestjs-pino';
import { MetaWebhookVerifier } from '../../domains/accounts/api/meta-webhook-verifier';
import { WebhookRefused } from '../../domains/accounts/api/webhook-refused';
import { CloudInbox } from '../../domains/messages/api/cloud-inbox';
import { AppError } from '../../platform/errors/app-error';
import { rawBodyOf } from '../raw-body';
import { WebhookMeter } from '../webhook-meter';
import { MetaErrorFilter } from './meta-error-filter';
import { readMetaEvents } from './meta-events';
import { MetaSignatureGuard } from './meta-signature.guard';

/** What Meta calls for WhatsApp without Twilio: messages that came in, and what became of those that went out. */
@Controller('webhooks/meta/whatsapp')
@UseFilters(MetaErrorFilter)
export class MetaController {
  constructor(
    private readonly inbox: CloudInbox,
    private readonly verifier: MetaWebhookVerifier,
    private readonly meter: WebhookMeter,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext('Meta');
  }

  /**
   * Whoever sets the webhook up proves that the server is theirs.
   * Source: https://developers.facebook.com/docs/graph-api/webhooks/getting-started#verification-requests
   */
  @Get()
  isThere(@Req() { query }: Request, @Res() response: Response): void {
    const { 'hub.mode': mode, 'hub.verify_token': token, 'hub.challenge': challenge } = query;
    if (mode === undefined) return void response.json({ status: 'ok', channel: 'whatsapp' });
    if (mode !== 'subscribe' || !this.verifier.knowsToken(textOf(token)))
      throw new WebhookRefused(
        'webhook/verify-token',
        'The verify token is not that of an account of this server. Save the same text in the account and at Meta.',
      );
    response
      .type('text/plain')
      .set('Cache-Control', 'no-store')
      .send(textOf(challenge) ?? '');
  }

  @Post()
  @HttpCode(200)
  @UseGuards(MetaSignatureGuard)
  async told(@Req() request: Request): Promise<void> {
    const events = readMetaEvents(rawBodyOf(request).toString('utf8'));
    if (!events) throw unreadable();
    for (const message of events.messages) {
      const { result, messageId } = await this.inbox.receive(message);
      const provider_id = message.providerId;
      this.logger.info({
        event: 'message.received',
        result,
        message_id: messageId,
        provider_id,
        channel: 'whatsapp',
      });
    }
    for (const reaction of events.reactions) {
      const result = (await this.inbox.react(reaction)) ? 'taken' : 'unknown';
      this.logger.info({ event: 'message.reaction', result, provider_id: reaction.messageId });
    }
    for (const status of events.statuses) {
      const result = await this.inbox.noteStatus(status);
      const { providerId: provider_id, errorCode: error_code } = status;
      this.logger.info({ event: 'message.status', result, provider_id, status: status.status, error_code });
    }
    this.meter.count('meta', 'answered');
  }
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const unreadable = (): AppError =>
  new AppError({
    code: 'webhook/unreadable',
    detail: "The body is none of WhatsApp's webhooks.",
    status: 400,
  });
