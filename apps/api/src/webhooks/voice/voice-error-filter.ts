import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { PinoLogger } from 'nestjs-pino';
import { WebhookRefused } from '../../domains/accounts/api/webhook-refused';
import { AppError } from '../../platform/errors/app-error';
import { problem, PROBLEM_TYPE } from '../../platform/errors/problem';
import { FailedSignatures } from '../failed-signatures';
import { WebhookMeter } from '../webhook-meter';
import { SpokenApology } from './spoken-apology';
import { isCallback } from './voice-webhook';

/**
 * The filter of the voice door. Who does not belong gets a problem that says why; a caller, whatever fails, hears an
 * apology: Twilio would read out an error of its own and hang up on any other answer. What only reports, and nobody
 * hears, gets a 503: Twilio sends it again, as our URLs ask for.
 */
@Catch()
export class VoiceErrorFilter implements ExceptionFilter {
  constructor(
    private readonly apology: SpokenApology,
    private readonly failures: FailedSignatures,
    private readonly meter: WebhookMeter,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(VoiceErrorFilter.name);
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    if (error instanceof WebhookRefused) return this.#refuse(error, http.getRequest<Request>(), response);
    if (error instanceof AppError && error.status === 405) {
      response
        .status(405)
        .set('Allow', 'GET, POST')
        .type(PROBLEM_TYPE)
        .send(problem(405, error.code, error.message));
      return;
    }
    this.meter.count('voice', 'failed');
    const isReport = isCallback(http.getRequest<Request>());
    this.logger.error(
      { event: 'voice.failed', err: error },
      isReport ? 'status callback failed' : 'voice webhook failed: the caller heard an apology',
    );
    if (response.headersSent) return;
    if (isReport) {
      const detail = 'This report was not taken. Send it again.';
      response
        .status(503)
        .type(PROBLEM_TYPE)
        .send(problem(503, 'webhook/not-taken', detail));
    } else response.status(200).type('text/xml').send(this.apology.twiml);
  }

  #refuse(error: WebhookRefused, request: Request, response: Response): void {
    this.meter.refuse('voice', error.code);
    const address = request.ip ?? '';
    if (this.failures.countAndCheck(address)) {
      const detail = 'Too many refused webhooks from this address. Signed webhooks are still let in.';
      response.set('Retry-After', String(this.failures.retryAfterSec(address)));
      response
        .status(429)
        .type(PROBLEM_TYPE)
        .send(problem(429, 'webhook/too-many-refused', detail));
      return;
    }
    this.logger.warn({ event: 'voice.refused', code: error.code, address }, error.message);
    response
      .status(error.status)
      .type(PROBLEM_TYPE)
      .send(problem(error.status, error.code, error.message));
  }
}
