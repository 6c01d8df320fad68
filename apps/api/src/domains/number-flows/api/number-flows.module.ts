import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../../organisations/api/organisations.module';
import { AuditModule } from '../../audit/api/audit.module';
import { NumberFlowsStore } from '../number-flows.store';
import { FlowOptionsRules } from './flow-options';
import { NumberFlows } from './number-flows';

const OFFERED = [FlowOptionsRules, NumberFlows];

/** Which flow answers which number. */
@Module({
  imports: [AuditModule, OrganisationsModule],
  providers: [NumberFlowsStore, ...OFFERED],
  exports: OFFERED,
})
export class NumberFlowsModule {}
