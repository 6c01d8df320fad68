import type { AuditAction, AuditDetail } from '@centralita/shared-types';
import type { Tx } from '../../../platform/database/tx';

/** Who did it, and from where. */
export interface Actor {
  /** Absent for the server itself and for people who are not signed in. */
  personId?: string;
  /** The address the request came from, by the trusted proxies. */
  address?: string;
  requestId?: string;
  via: 'session' | 'token' | 'anonymous' | 'server';
}

/** Pages have words for each of these; `audit-log.spec.ts` finds any other that is written. */
export type AuditDetails = { [Detail in AuditDetail]?: string | number | boolean | null };

export interface AuditEntry {
  actor: Actor;
  /** Area and what was done. */
  action: AuditAction;
  /** Organisation it happened in; absent for what concerns the server. */
  organisationId?: string;
  /** What it was done to: the kind and id of a row. */
  subject?: { kind: string; id: string };
  /** Before and after, or a reason: short, without secrets or full phone numbers. */
  details?: AuditDetails;
}

/** Every change and every sensitive read, kept in the unit of work of the change itself. Rows are never changed. */
export abstract class AuditLog {
  abstract record(tx: Tx, entry: AuditEntry): Promise<void>;
}
