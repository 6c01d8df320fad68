import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Problem } from '@centralita/shared-types';
import type { Request, Response } from 'express';
import { PinoLogger } from 'nestjs-pino';
import { AppError } from '../platform/errors/app-error';
import { ABORTED } from '../platform/errors/explain-body-errors';
import { problem, PROBLEM_TYPE } from '../platform/errors/problem';
import { InvalidRequest } from './invalid-request';

/** The filter of our own API: every failure is problem JSON; what we did not expect is told in the log only. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: PinoLogger) {
    logger.setContext(ProblemFilter.name);
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    const body = toProblem(error, http.getRequest<Request>());
    if (body.status >= 500)
      this.logger.error({ event: 'http.failed', code: body.code, err: error }, body.detail);
    if (body.code === ABORTED) this.logger.info({ event: 'http.aborted', code: body.code }, body.detail);
    if (response.headersSent) return;
    if (error instanceof AppError && error.retryAfterSec !== undefined)
      response.set('Retry-After', String(error.retryAfterSec));
    response.status(body.status).set('Cache-Control', 'no-store').type(PROBLEM_TYPE).send(body);
  }
}

function toProblem(error: unknown, request: Request): Problem {
  if (error instanceof InvalidRequest) return problem(error.status, error.code, error.message, error.fields);
  if (error instanceof AppError) return problem(error.status, error.code, error.message);
  if (error instanceof HttpException) return ofHttpException(error.getStatus(), request);
  return problem(500, 'server/fault', 'Something failed in this server. It is in its log; try again.');
}

function ofHttpException(status: number, { method, path }: Request): Problem {
  if (status === 404)
    return problem(404, 'request/no-such-address', `There is nothing at ${method} ${path}.`);
  if (status === 429) {
    const area = path.split('/')[1] ?? 'request';
    return problem(
      429,
      `${area}/rate-limited`,
      'Too many requests from this address within a minute. Wait a moment, then try again.',
    );
  }
  return problem(status, 'request/refused', 'The request cannot be served as it is.');
}
