import type { Type } from '@nestjs/common';
import { HandlesJobs } from '../../src/platform/queue/handles-jobs';
import type { Job } from '../../src/platform/queue/job-handler';
import { defineQueue, defineSchedule, type ScheduledRun } from '../../src/platform/queue/queue-definition';

export interface Note {
  name: string;
}

export const WORK = defineQueue<Note>('work', {
  concurrency: 4,
  retry: { attemptsMax: 3, backoffMs: 100, backoffMaxMs: 400 },
});
export const NARROW = defineQueue<Note>('narrow', { concurrency: 2 });
export const TICK = defineSchedule('tick', '*/2 * * * * *', { retry: { attemptsMax: 1 } });
export const NOTHING = (): void => undefined;
export type Behaviour = (job: Job<Note>, queue: string) => Promise<void> | void;

/** Handlers of all queues that do what a test says. */
export function handlersThat(behave: Behaviour, onTick: (dueAt: number) => Promise<void> | void): Type[] {
  const handle = (queue: string) => async (job: Job<Note>) => behave(job, queue);
  @HandlesJobs(WORK)
  class WorkJob {
    readonly handle = handle('work');
  }
  @HandlesJobs(NARROW)
  class NarrowJob {
    readonly handle = handle('narrow');
  }
  @HandlesJobs(TICK)
  class TickJob {
    readonly handle = async (job: Job<ScheduledRun>) => onTick(job.data.dueAt);
  }
  return [WorkJob, NarrowJob, TickJob];
}
