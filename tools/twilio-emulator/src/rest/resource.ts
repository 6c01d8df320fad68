import type { Caller } from './authenticate';
import type { Form } from './form';

/** A request that has passed authentication. */
export interface RestRequest {
  caller: Caller;
  /** SID in the path, where there is one. */
  sid: string;
  /** SID of the resource above, in the path of a part of it. */
  parentSid: string;
  form: Form;
  query: URLSearchParams;
  /** Path without query, with `.json`. */
  path: string;
}

export interface RestAnswer {
  status: number;
  /** Absent for 204. */
  body?: Record<string, unknown>;
  /** The request is never answered. */
  hangs?: true;
}

/** Answers one kind of request. */
export type RestHandler = (request: RestRequest) => RestAnswer;

/** What can be done with one kind of resource; what is absent is answered 405. */
export interface Resource {
  /** Whether standard API keys are shut out. */
  isMainOnly?: boolean;
  /** The only words that may stand in the path where others have a SID. */
  sids?: readonly string[];
  list?: RestHandler;
  create?: RestHandler;
  fetch?: RestHandler;
  update?: RestHandler;
  remove?: RestHandler;
  /** By the name in the path, such as `Media` of a message. */
  parts?: Readonly<Record<string, Resource | undefined>>;
}

/** Dates as the 2010 API writes them. */
export function rfc2822(date: Date | undefined): string | null {
  return date ? date.toUTCString().replace('GMT', '+0000') : null;
}
