import { HandlesJobs } from '../../src/platform/queue/handles-jobs';
import type { Job, JobHandler } from '../../src/platform/queue/job-handler';
import { defineQueue } from '../../src/platform/queue/queue-definition';

export interface LatencyData {
  number: number;
}

export const LATENCY_QUEUE = defineQueue<LatencyData>('latency');

/** Tells when a job starts. */
@HandlesJobs(LATENCY_QUEUE)
export class LatencyJob implements JobHandler<LatencyData> {
  readonly startedAt = new Map<number, number>();

  handle({ data }: Job<LatencyData>): Promise<void> {
    this.startedAt.set(data.number, performance.now());
    return Promise.resolve();
  }
}
