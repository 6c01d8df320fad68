import { All, Controller, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Request, Response } from 'express';
import { TwilioSignatureGuard } from '../twilio-signature.guard';
import { twilioWebhookOf } from '../twilio-webhook';
import { MessageAnswers } from './message-answers';
import { MessageErrorFilter } from './message-error-filter';
import { isDeliveryReport } from './message-parameters';
import { NO_MESSAGE } from './message-twiml';

const TWIML = 'text/xml; charset=utf-8';

/** What Twilio calls for SMS and WhatsApp, by POST or GET. */
@Controller('webhooks/messages')
@UseFilters(MessageErrorFilter)
@UseGuards(TwilioSignatureGuard)
export class MessagesController {
  constructor(private readonly answers: MessageAnswers) {}

  /** A message came in. */
  @All()
  async receive(@Req() request: Request, @Res() response: Response): Promise<void> {
    const webhook = twilioWebhookOf(request);
    if (!isDeliveryReport(webhook)) return send(response, await this.answers.receive(webhook));
    await this.answers.noteStatus(webhook);
    send(response, NO_MESSAGE);
  }

  /** What became of a message that went out. */
  @All('status')
  async status(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.answers.noteStatus(twilioWebhookOf(request));
    response.writeHead(204).end();
  }

  /** Twilio comes here when the first address failed: with the same message, which may be taken now. */
  @All('fallback')
  async fallback(@Req() request: Request, @Res() response: Response): Promise<void> {
    send(response, await this.answers.receive(twilioWebhookOf(request)));
  }
}

/** As text in one piece: a buffer would go out in a second write. */
function send(response: Response, twiml: string): void {
  response.writeHead(200, {
    'Content-Type': TWIML,
    'Content-Length': Buffer.byteLength(twiml),
    'Cache-Control': 'no-store',
  });
  response.end(twiml, 'utf8');
}
