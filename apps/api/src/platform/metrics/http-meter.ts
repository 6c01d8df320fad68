import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Histogram } from './histogram';
import { Meters } from './meters';

const BUCKETS_SEC = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** How long requests take, by route: the pattern of the address, never the address. */
@Injectable()
export class HttpMeter {
  readonly #durations: Histogram<'method' | 'route' | 'status'>;

  constructor(meters: Meters) {
    this.#durations = meters.histogram({
      name: 'centralita_http_request_duration_seconds',
      help: 'Time from the request to the end of its answer, without live streams',
      labels: ['method', 'route', 'status'],
      bucketsSec: BUCKETS_SEC,
    });
  }

  watch(request: Request, response: Response): void {
    const startedAt = performance.now();
    response.once('close', () => {
      // A live stream ends when its listener leaves, which says nothing about this server.
      if (String(response.getHeader('Content-Type')).startsWith('text/event-stream')) return;
      const { statusCode } = response;
      const route = (request.route as { path?: string } | undefined)?.path;
      this.#durations.observe(
        {
          method: METHODS.has(request.method) ? request.method : 'other',
          route: route ?? (statusCode < 400 ? 'page' : 'none'),
          status: response.writableFinished ? String(statusCode) : 'aborted',
        },
        (performance.now() - startedAt) / 1000,
      );
    });
  }
}

/** Anyone may invent a method; a label takes few values. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
