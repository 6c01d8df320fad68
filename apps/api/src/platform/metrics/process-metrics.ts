import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Meters } from './meters';

const SAMPLE_EVERY_MS = 20;
const NANOSECONDS = 1e9;
const MICROSECONDS = 1e6;
const QUANTILES = [50, 90, 99];

/** CPU, memory and event-loop delay of this process, under the names that dashboards for Node.js know. */
@Injectable()
export class ProcessMetrics implements OnModuleDestroy {
  readonly #delay = monitorEventLoopDelay({ resolution: SAMPLE_EVERY_MS });

  constructor(meters: Meters) {
    const startedAt = Math.round(Date.now() / 1000 - process.uptime());
    meters.gauge(
      { name: 'process_start_time_seconds', help: 'Start of the process since the epoch' },
      () => startedAt,
    );
    meters.total({ name: 'process_cpu_seconds_total', help: 'CPU time spent, user and system' }, () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / MICROSECONDS;
    });
    meters.gauge({ name: 'process_resident_memory_bytes', help: 'Resident memory' }, () =>
      process.memoryUsage.rss(),
    );
    meters.gauge(
      { name: 'nodejs_heap_size_used_bytes', help: 'Heap in use' },
      () => process.memoryUsage().heapUsed,
    );
    meters.gauge(
      {
        name: 'nodejs_eventloop_lag_seconds',
        help: 'How late the event loop was since the scrape before, by quantile; 1 is the worst',
        labels: ['quantile'],
      },
      () => this.#readDelay(),
    );
  }

  onModuleDestroy(): void {
    this.#delay.disable();
  }

  /** Watched from the first scrape on: sampling wakes the process fifty times a second. */
  #readDelay(): { labels: { quantile: string }; value: number }[] {
    if (this.#delay.enable()) return [];
    const seconds = (nanoseconds: number): number =>
      Math.max(0, nanoseconds / NANOSECONDS - SAMPLE_EVERY_MS / 1000);
    const readings = QUANTILES.map((percent) => ({
      labels: { quantile: String(percent / 100) },
      value: seconds(this.#delay.percentile(percent)),
    }));
    readings.push({ labels: { quantile: '1' }, value: seconds(this.#delay.max) });
    this.#delay.reset();
    return readings;
  }
}
