import type { ReadinessItem } from '@centralita/shared-types';

/** Where this server is, as a provider sees it. */
export interface Place {
  publicBaseUrl: string;
  /** False where no provider can reach it. */
  reachable: boolean;
}

/** Looks at one part of what going live needs. Changes nothing. */
export interface ReadinessCheck {
  look(place: Place): Promise<ReadinessItem[]> | ReadinessItem[];
}
