import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { AppError } from '../errors/app-error';
import { HandlesJobsMark } from './handles-jobs';
import type { JobHandler } from './job-handler';
import { definedQueues, type QueueDefinition } from './queue-definition';

export interface HandledQueue {
  readonly queue: QueueDefinition<object>;
  readonly handler: JobHandler<object>;
}

/** The handlers of all queues, found at boot. */
@Injectable()
export class JobHandlers {
  constructor(private readonly discovery: DiscoveryService) {}

  /**
   * @throws AppError `jobs/two-handlers`, `jobs/no-handler`, `jobs/malformed-handler`: a mistake in the program, which
   *   stops the boot
   */
  find(): readonly HandledQueue[] {
    const found = new Map<string, HandledQueue & { by: string }>();
    for (const wrapper of this.discovery.getProviders({ metadataKey: HandlesJobsMark.KEY })) {
      const queue = this.discovery.getMetadataByDecorator(HandlesJobsMark, wrapper);
      if (!queue) continue;
      const by = String(wrapper.name);
      const other = found.get(queue.name);
      if (other) throw twoHandlers(queue.name, [other.by, by]);
      found.set(queue.name, { queue, by, handler: asHandler(by, wrapper.instance) });
    }
    const idle = definedQueues().find(({ name }) => !found.has(name));
    if (idle) throw noHandler(idle.name);
    return [...found.values()];
  }
}

function asHandler(name: string, provider: unknown): JobHandler<object> {
  const isHandler =
    typeof provider === 'object' &&
    provider !== null &&
    'handle' in provider &&
    typeof provider.handle === 'function';
  if (isHandler) return provider as JobHandler<object>;
  throw new AppError({
    code: 'jobs/malformed-handler',
    detail: `${name} is marked by @HandlesJobs but has no method handle(job), or is not a singleton. Add it or remove the decorator.`,
  });
}

const twoHandlers = (queue: string, names: readonly string[]): AppError =>
  new AppError({
    code: 'jobs/two-handlers',
    detail: `The queue "${queue}" has two handlers: ${names.join(' and ')}. Keep one, and provide it in one module only.`,
  });

const noHandler = (queue: string): AppError =>
  new AppError({
    code: 'jobs/no-handler',
    detail: `Nothing handles the queue "${queue}". Mark a provider with @HandlesJobs and import its module.`,
  });
