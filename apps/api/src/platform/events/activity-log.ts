import type { ActivityKind, Role } from '@centralita/shared-types';
import type { Tx } from '../database/tx';
import type { OwnActivityKind } from './define-activity';

/** Stream of what concerns the server itself (accounts, quarantine), for its owners. Others are organisations' ids. */
export const SERVER_STREAM = 'server';

export interface NewActivity {
  /** An organisation's id, or `SERVER_STREAM`. */
  stream: string;
  kind: ActivityKind | OwnActivityKind;
  /** Ids and short facts of what happened; pages fetch the rest. Never secrets or full phone numbers. */
  data: Record<string, string | number | boolean>;
  /** The least role that may see it; `viewer` where absent. */
  role?: Role;
  /** Only these people see it, where given. */
  personId?: string;
  /** False for what only moves pages along: listeners hear of it, and no list of what happened has it. */
  listed?: boolean;
}

export interface Activity extends NewActivity {
  /** 1, 2, 3 … within the stream, in the order of the commits, without holes. */
  number: number;
  /** Epoch milliseconds. */
  at: number;
}

/** What a person may see of a stream, backwards. */
export interface ActivityPage {
  stream: string;
  /** Only those below this number. */
  number: number;
  limit: number;
  /** Of the person who looks. */
  role: Role;
  personId: string;
}

/**
 * Numbers what happened, so that a page that lost its connection learns what it missed. Numbers are given at the end of
 * the unit of work under a lock per stream: with a sequence, a later number could be committed first, and a reader
 * that had seen it would never ask for the earlier one.
 */
export abstract class ActivityLog {
  /** Adds to the log within the unit of work; listeners hear of it after the commit. */
  abstract append(tx: Tx, activity: NewActivity): void;

  /**
   * What came after a number, in order. Where the first is not the next number, those between were dropped by age: too
   * much was missed.
   */
  abstract after(stream: string, number: number, limit: number): Promise<Activity[]>;

  /** The latest number of a stream; 0 where nothing happened yet. */
  abstract latest(stream: string): Promise<number>;

  /** What a person may see of what came before a number, the latest first. */
  abstract before(page: ActivityPage): Promise<Activity[]>;

  /**
   * Drops what happened before a time (epoch milliseconds): one piece of it. Numbers go on from where they were.
   *
   * @returns whether there may be more
   */
  abstract drop(tx: Tx, at: number): Promise<boolean>;
}
