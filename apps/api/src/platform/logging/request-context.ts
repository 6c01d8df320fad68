import { AsyncLocalStorage } from 'node:async_hooks';

/** What every log line of one request, or of a job that it enqueued, says of where it came from. */
export interface RequestFacts {
  readonly requestId: string;
  /** Set by a voice webhook once it is verified. */
  callSid?: string;
}

const storage = new AsyncLocalStorage<RequestFacts>();

/**
 * The request that is being served, known to whatever it calls: to the log, and to the queue, whose jobs carry its id on.
 *
 * @example
 * RequestContext.run({ requestId: job.requestId }, () => handler.handle(job));
 */
export const RequestContext = {
  /** Undefined outside of requests and jobs. */
  current: (): RequestFacts | undefined => storage.getStore(),

  run: <T>(facts: RequestFacts, work: () => T): T => storage.run(facts, work),
};
