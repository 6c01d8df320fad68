import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../../organisations/api/organisations.module';
import { AuditModule } from '../../audit/api/audit.module';
import { AccountsModule } from '../../accounts/api/accounts.module';
import { CallNumbers } from '../call-numbers';
import { NumberFlowsStore } from '../number-flows.store';
import { FlowOptionsRules } from './flow-options';
import { NumberFlows } from './number-flows';

const OFFERED = [FlowOptionsRules, NumberFlows];

/** Which flow answers which number. */
@Module({
  imports: [AccountsModule, AuditModule, OrganisationsModule],
  providers: [CallNumbers, NumberFlowsStore, ...OFFERED],
  exports: OFFERED,
})
export class NumberFlowsModule {}
