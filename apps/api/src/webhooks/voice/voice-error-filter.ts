import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { PinoLogger } from 'nestjs-pino';
import { WebhookMeter } from '../webhook-meter';
import { sendNotTaken, WebhookRefusals } from '../webhook-refusals';
import { SpokenApology } from './spoken-apology';
import { isReport } from './voice-report';

/**
 * The filter of the voice door. A caller, whatever fails, hears an apology: Twilio would read out an error of its own and
 * hang up on any other answer. What only reports, and nobody hears, gets a 503: Twilio sends it again, as our URLs ask for.
 */
@Catch()
export class VoiceErrorFilter implements ExceptionFilter {
  constructor(
    private readonly refusals: WebhookRefusals,
    private readonly apology: SpokenApology,
    private readonly meter: WebhookMeter,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(VoiceErrorFilter.name);
  }

  catch(error: unknown, host: ArgumentsHost): void {
    if (this.refusals.answer('voice', error, host)) return;
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    this.meter.count('voice', 'failed');
    const reports = isReport(http.getRequest<Request>());
    this.logger.error(
      { event: 'voice.failed', err: error },
      reports ? 'status callback failed' : 'voice webhook failed: the caller heard an apology',
    );
    if (response.headersSent) return;
    if (reports) sendNotTaken(response);
    else response.status(200).type('text/xml').send(this.apology.twiml);
  }
}
