import type { DemoAccount } from '@centralita/shared-types';

/** Where the demo account comes from. */
export abstract class DemoAccountSource {
  /** The account; undefined where there is none by design. Throws ProviderError where it cannot be read. */
  abstract read(): Promise<DemoAccount | undefined>;
}
