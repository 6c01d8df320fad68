import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { PinoLogger } from 'nestjs-pino';
import { AppError } from '../../platform/errors/app-error';
import { problem, PROBLEM_TYPE } from '../../platform/errors/problem';
import { WebhookMeter } from '../webhook-meter';
import { sendNotTaken, WebhookRefusals } from '../webhook-refusals';

/**
 * The filter of the door of mail. What cannot be read will not be better the next time: 400, which SendGrid does not repeat.
 * What could not be kept gets a 503: it comes again, for days.
 */
@Catch()
export class EmailErrorFilter implements ExceptionFilter {
  constructor(
    private readonly refusals: WebhookRefusals,
    private readonly meter: WebhookMeter,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(EmailErrorFilter.name);
  }

  catch(error: unknown, host: ArgumentsHost): void {
    if (this.refusals.answer('email', error, host)) return;
    this.meter.count('email', 'failed');
    this.logger.error({ event: 'email.failed', err: error }, 'webhook of mail failed');
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) return;
    if (error instanceof AppError && error.status < 500)
      response
        .status(error.status)
        .type(PROBLEM_TYPE)
        .send(problem(error.status, error.code, error.message));
    else sendNotTaken(response);
  }
}
