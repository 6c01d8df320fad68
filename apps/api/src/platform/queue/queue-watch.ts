import { Injectable } from '@nestjs/common';
import { DeadLetters } from './dead-letters';
import { JobStore, type QueueDepth } from './job-store';
import { definedQueues } from './queue-definition';

export interface QueueState extends QueueDepth {
  /** Jobs that were given up. */
  dead: number;
}

/** How the queues are doing, for metrics and health. */
@Injectable()
export class QueueWatch {
  constructor(
    private readonly store: JobStore,
    private readonly deadLetters: DeadLetters,
  ) {}

  /** All queues, also those without jobs. */
  async look(): Promise<QueueState[]> {
    const [depths, dead] = await Promise.all([this.store.depths(), this.deadLetters.counts()]);
    const states = new Map<string, QueueState>(definedQueues().map(({ name }) => [name, empty(name)]));
    for (const depth of depths) states.set(depth.queue, { ...depth, dead: 0 });
    for (const { queue, dead: count } of dead)
      states.set(queue, { ...(states.get(queue) ?? empty(queue)), dead: count });
    return [...states.values()];
  }
}

const empty = (queue: string): QueueState => ({
  queue,
  ready: 0,
  delayed: 0,
  active: 0,
  oldestReadyMs: 0,
  dead: 0,
});
