import { Injectable } from '@nestjs/common';
import type { Registry } from 'prom-client';

/**
 * CPU, memory, event-loop delay, garbage collection and open files of this process, under the names that every Node.js
 * dashboard knows. The library is loaded with the first scrape: who is never scraped does not pay for it (20 MB).
 */
@Injectable()
export class ProcessMetrics {
  #registry: Promise<Registry> | undefined;

  async text(): Promise<string> {
    this.#registry ??= this.#collect();
    return (await this.#registry).metrics();
  }

  async #collect(): Promise<Registry> {
    const { collectDefaultMetrics, Registry } = await import('prom-client');
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    return registry;
  }
}
