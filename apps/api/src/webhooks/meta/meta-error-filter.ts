import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { PinoLogger } from 'nestjs-pino';
import { AppError } from '../../platform/errors/app-error';
import { problem, PROBLEM_TYPE } from '../../platform/errors/problem';
import { WebhookMeter } from '../webhook-meter';
import { sendNotTaken, WebhookRefusals } from '../webhook-refusals';

/** The filter of the door of Meta, which sends again for days what was not answered by a 200. */
@Catch()
export class MetaErrorFilter implements ExceptionFilter {
  constructor(
    private readonly refusals: WebhookRefusals,
    private readonly meter: WebhookMeter,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(MetaErrorFilter.name);
  }

  catch(error: unknown, host: ArgumentsHost): void {
    if (this.refusals.answer('meta', error, host)) return;
    this.meter.count('meta', 'failed');
    this.logger.error({ event: 'meta.failed', err: error }, 'webhook of Meta failed');
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
