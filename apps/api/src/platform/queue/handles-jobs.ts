import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { JobHandler } from './job-handler';
import type { QueueDefinition } from './queue-definition';

/** Marks the classes for Nest's discovery. */
export const HandlesJobsMark = DiscoveryService.createDecorator<QueueDefinition<object>>();

/**
 * Makes a provider the handler of a queue. The compiler checks that it takes the queue's jobs.
 *
 * @example
 * ```ts
 * @HandlesJobs(ALERT_WEBHOOK)
 * export class AlertWebhookJob implements JobHandler<AlertDelivery> { … }
 * ```
 */
export function HandlesJobs<Data extends object>(
  queue: QueueDefinition<Data>,
): (handler: new (...dependencies: never[]) => JobHandler<Data>) => void {
  return (handler) => {
    Injectable()(handler);
    HandlesJobsMark(queue)(handler);
  };
}
