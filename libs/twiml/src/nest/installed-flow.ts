import type { EventSource } from '../events/event-source';
import type { FlowAccounts, FlowCalls } from './call-flow';
import type { Links } from './links';

/** A step as the registry knows it. */
export interface InstalledStep {
  readonly name: string;
  readonly source: EventSource;
  /** What the caller presses or says at this step is not to be kept. */
  readonly secret: boolean;
  /** It is called by its address: no link of a flow need lead to it. */
  readonly linkedByAddress: boolean;
  /** Asked a second time it answers the same. */
  readonly repeatable: boolean;
  /** Calls the method of the flow. Its answer is not checked yet. */
  readonly call: (event: unknown, links: Links<never>) => unknown;
}

/** A flow as the registry knows it. */
export interface InstalledFlow {
  readonly id: string;
  readonly title: string;
  readonly description: string | undefined;
  readonly type: object;
  readonly accounts: FlowAccounts;
  readonly calls: FlowCalls;
  readonly steps: ReadonlyMap<string, InstalledStep>;
}

/** A flow for lists and pages. */
export interface FlowDescription {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  /** Whose calls, and which, may begin in it. */
  readonly accounts: FlowAccounts;
  readonly calls: FlowCalls;
  readonly steps: readonly { readonly name: string; readonly event: string }[];
}
