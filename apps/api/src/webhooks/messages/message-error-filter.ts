import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { PinoLogger } from 'nestjs-pino';
import { AppError } from '../../platform/errors/app-error';
import { problem, PROBLEM_TYPE } from '../../platform/errors/problem';
import { WebhookMeter } from '../webhook-meter';
import { sendNotTaken, WebhookRefusals } from '../webhook-refusals';

/**
 * The filter of the door of messages: what was not taken is never answered by a 200. Twilio tries a 503 again, as our URLs
 * ask for; what it can never make right by trying again gets a 400.
 */
@Catch()
export class MessageErrorFilter implements ExceptionFilter {
  constructor(
    private readonly refusals: WebhookRefusals,
    private readonly meter: WebhookMeter,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(MessageErrorFilter.name);
  }

  catch(error: unknown, host: ArgumentsHost): void {
    if (this.refusals.answer('messages', error, host)) return;
    const response = host.switchToHttp().getResponse<Response>();
    this.meter.count('messages', 'failed');
    this.logger.error({ event: 'message.failed', stage: 'receive', err: error }, 'message webhook failed');
    if (response.headersSent) return;
    if (error instanceof AppError && error.status === 400)
      response
        .status(400)
        .type(PROBLEM_TYPE)
        .send(problem(400, error.code, error.message));
    else sendNotTaken(response);
  }
}
