import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/tx';
import { AuditLog, type AuditEntry } from './api/audit-log';
import { SERVER_SCOPE } from './audit-schema';
import { AuditStore } from './audit.store';

@Injectable()
export class StoredAuditLog extends AuditLog {
  constructor(
    private readonly store: AuditStore,
    private readonly clock: Clock,
  ) {
    super();
  }

  record(tx: Tx, { actor, action, organisationId, subject, details = {} }: AuditEntry): Promise<void> {
    return this.store.insert(tx, {
      id: randomUUID(),
      at: this.clock.now(),
      scope: organisationId ?? SERVER_SCOPE,
      person_id: actor.personId ?? null,
      via: actor.via,
      address: actor.address ?? null,
      request_id: actor.requestId ?? null,
      area: action.split('/', 1)[0] ?? action,
      action,
      subject_kind: subject?.kind ?? null,
      subject_id: subject?.id ?? null,
      details: JSON.stringify(details),
    });
  }
}
