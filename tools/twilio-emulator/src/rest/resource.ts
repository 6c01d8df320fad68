import type { Caller } from './authenticate';
import type { Form } from './form';

/** A request that has passed authentication. */
export interface RestRequest {
  caller: Caller;
  /** SID in the path, where there is one. */
  sid: string;
  form: Form;
  query: URLSearchParams;
  /** Path without query, with `.json`. */
  path: string;
}

export interface RestAnswer {
  status: number;
  /** Absent for 204. */
  body?: Record<string, unknown>;
}

/** What can be done with one kind of resource; what is absent is answered 405. */
export interface Resource {
  /** Whether standard API keys are shut out. */
  isMainOnly?: boolean;
  list?(request: RestRequest): RestAnswer;
  create?(request: RestRequest): RestAnswer;
  fetch?(request: RestRequest): RestAnswer;
  update?(request: RestRequest): RestAnswer;
  remove?(request: RestRequest): RestAnswer;
}

/** Dates as the 2010 API writes them. */
export function rfc2822(date: Date | undefined): string | null {
  return date ? date.toUTCString().replace('GMT', '+0000') : null;
}
