import { Global, Module } from '@nestjs/common';
import { AuditStore } from '../audit.store';
import { StoredAuditLog } from '../stored-audit-log';
import { AuditLog } from './audit-log';

/** Who did what, when, and from where. */
@Global()
@Module({
  providers: [AuditStore, { provide: AuditLog, useClass: StoredAuditLog }],
  exports: [AuditLog],
})
export class AuditModule {}
