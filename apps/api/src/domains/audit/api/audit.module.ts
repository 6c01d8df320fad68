import { Module } from '@nestjs/common';
import { Brings } from '../../../platform/modules/brings';
import { AUDIT_SCHEMA } from '../audit-schema';
import { AuditStore } from '../audit.store';
import { StoredAuditLog } from '../stored-audit-log';
import { AuditLog } from './audit-log';
import { AuditTrail } from './audit-trail';

/** Who did what, when, and from where. */
@Brings({ schema: AUDIT_SCHEMA })
@Module({
  providers: [AuditStore, AuditTrail, { provide: AuditLog, useClass: StoredAuditLog }],
  exports: [AuditLog, AuditTrail],
})
export class AuditModule {}
