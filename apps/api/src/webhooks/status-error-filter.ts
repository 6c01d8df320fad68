import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import type { PinoLogger } from 'nestjs-pino';
import { AppError } from '../platform/errors/app-error';
import { problem, PROBLEM_TYPE } from '../platform/errors/problem';
import type { WebhookMeter } from './webhook-meter';
import { sendNotTaken, type WebhookRefusals } from './webhook-refusals';

/**
 * Of a provider that goes by the status of an answer. What cannot be read will not be better the next time: a 4xx with the reason.
 * What could not be kept gets a 503: it comes again.
 */
export abstract class StatusErrorFilter implements ExceptionFilter {
  constructor(
    private readonly channel: Parameters<WebhookMeter['count']>[0],
    private readonly refusals: WebhookRefusals,
    private readonly meter: WebhookMeter,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext('Webhooks');
  }

  catch(error: unknown, host: ArgumentsHost): void {
    if (this.refusals.answer(this.channel, error, host)) return;
    this.meter.count(this.channel, 'failed');
    this.logger.error({ event: `${this.channel}.failed`, err: error }, 'a webhook failed');
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
