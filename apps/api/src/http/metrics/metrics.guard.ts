import { createHash, timingSafeEqual } from 'node:crypto';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { Config } from '../../platform/config/config';
import { AppError } from '../../platform/errors/app-error';

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];

/**
 * Who may scrape: whoever has METRICS_TOKEN. Where there is none, a program on this machine that comes by itself; what
 * a proxy or a tunnel on this machine hands on carries a forwarding header, and is the world.
 */
@Injectable()
export class MetricsGuard implements CanActivate {
  readonly #expected: Buffer | undefined;

  constructor(config: Config) {
    this.#expected = config.metricsToken === undefined ? undefined : digest(config.metricsToken);
  }

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    if (this.#expected) {
      const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
      if (token !== undefined && timingSafeEqual(digest(token), this.#expected)) return true;
      throw new AppError({
        code: 'metrics/token',
        detail: 'Metrics are for whoever has the token: send METRICS_TOKEN as Authorization: Bearer.',
        status: 401,
      });
    }
    const isForwarded = FORWARDED.some((name) => request.headers[name] !== undefined);
    if (!isForwarded && LOOPBACK.test(request.socket.remoteAddress ?? '')) return true;
    throw new AppError({
      code: 'metrics/elsewhere',
      detail:
        'Metrics are told to programs on this machine only. Set METRICS_TOKEN to scrape from elsewhere.',
      status: 403,
    });
  }
}

/** Of one length, whatever was sent: comparing takes the same time. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
