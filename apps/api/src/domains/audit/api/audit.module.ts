import { Module } from '@nestjs/common';
import { AuditStore } from '../audit.store';
import { StoredAuditLog } from '../stored-audit-log';
import { AuditLog } from './audit-log';
import { AuditTrail } from './audit-trail';

/** Who did what, when, and from where. */
@Module({
  providers: [AuditStore, AuditTrail, { provide: AuditLog, useClass: StoredAuditLog }],
  exports: [AuditLog, AuditTrail],
})
export class AuditModule {}
