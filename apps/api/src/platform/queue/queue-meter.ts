import { Injectable } from '@nestjs/common';
import type { GaugeReading } from '../metrics/gauge';
import { Meters } from '../metrics/meters';
import { QueueWatch, type QueueState } from './queue-watch';

const STATES = ['ready', 'delayed', 'active', 'dead'] as const;
/** Both gauges of a scrape are read from one look. */
const LOOK_KEPT_MS = 500;

/** How many jobs there are, and for how long the oldest has waited. */
@Injectable()
export class QueueMeter {
  #look: { at: number; states: Promise<QueueState[]> } | undefined;

  constructor(
    private readonly watch: QueueWatch,
    meters: Meters,
  ) {
    meters.gauge(
      {
        name: 'centralita_jobs',
        help: 'Jobs by queue and state: ready (due), delayed, active, dead (given up)',
        labels: ['queue', 'state'],
      },
      async () =>
        (await this.#states()).flatMap((state): GaugeReading<'queue' | 'state'>[] =>
          STATES.map((name) => ({ labels: { queue: state.queue, state: name }, value: state[name] })),
        ),
    );
    meters.gauge(
      {
        name: 'centralita_job_wait_seconds',
        help: 'How long the job that has been due for longest has waited, by queue',
        labels: ['queue'],
      },
      async () =>
        (await this.#states()).map(({ queue, oldestReadyMs }) => ({
          labels: { queue },
          value: oldestReadyMs / 1000,
        })),
    );
  }

  #states(): Promise<QueueState[]> {
    const now = performance.now();
    if (!this.#look || now - this.#look.at > LOOK_KEPT_MS)
      this.#look = { at: now, states: this.watch.look() };
    return this.#look.states;
  }
}
