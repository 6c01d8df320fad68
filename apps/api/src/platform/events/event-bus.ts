/** Something was committed to a stream, up to this number. */
export interface StreamAdvanced {
  stream: string;
  number: number;
}

/**
 * Tells every process that a stream has advanced. It carries numbers only: who hears it reads the rows. Delivery is at
 * least once within 5 s, even where a notification was lost.
 */
export abstract class EventBus {
  abstract publish(event: StreamAdvanced): void;

  /** @returns ends the subscription */
  abstract subscribe(listener: (event: StreamAdvanced) => void): () => void;
}
