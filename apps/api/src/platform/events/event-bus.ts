import type { Role, SignalKind } from '@centralita/shared-types';

/** Something was committed to a stream, up to this number. */
export interface StreamAdvanced {
  stream: string;
  number: number;
}

/** Something that passes: kept nowhere, and nobody who was not listening has missed it. */
export interface Signal {
  /** An organisation's id. */
  stream: string;
  kind: SignalKind;
  /** Ids and short facts; never secrets or full phone numbers. Some hundred bytes at most. */
  data: Record<string, string | number | boolean>;
  /** The least role that may hear it. */
  role: Role;
}

/**
 * Tells every process that a stream has advanced. It carries numbers only: who hears it reads the rows. Delivery is at
 * least once within 5 s, even where a notification was lost.
 */
export abstract class EventBus {
  abstract publish(event: StreamAdvanced): void;

  /** @returns ends the subscription */
  abstract subscribe(listener: (event: StreamAdvanced) => void): () => void;

  /** Tells every process of something that passes, at most once each. */
  abstract signal(signal: Signal): void;

  /** @returns ends the subscription */
  abstract onSignal(listener: (signal: Signal) => void): () => void;
}
