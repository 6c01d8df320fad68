import { Injectable } from '@nestjs/common';
import { EventBus, type Signal, type StreamAdvanced } from './event-bus';

/** The bus of a server that is one process: nothing can be lost between who publishes and who listens. */
@Injectable()
export class InProcessEventBus extends EventBus {
  readonly #listeners = new Set<(event: StreamAdvanced) => void>();
  readonly #signalListeners = new Set<(signal: Signal) => void>();

  publish(event: StreamAdvanced): void {
    for (const listener of this.#listeners) listener(event);
  }

  subscribe(listener: (event: StreamAdvanced) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  signal(signal: Signal): void {
    for (const listener of this.#signalListeners) listener(signal);
  }

  onSignal(listener: (signal: Signal) => void): () => void {
    this.#signalListeners.add(listener);
    return () => this.#signalListeners.delete(listener);
  }
}
