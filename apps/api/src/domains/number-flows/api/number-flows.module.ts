import { Module } from '@nestjs/common';
import { Brings } from '../../../platform/modules/brings';
import { NUMBER_FLOWS_SCHEMA } from '../number-flows-schema';
import { OrganisationsModule } from '../../organisations/api/organisations.module';
import { AuditModule } from '../../audit/api/audit.module';
import { AccountsModule } from '../../accounts/api/accounts.module';
import { CallNumbers } from '../call-numbers';
import { ChosenFlows } from '../chosen-flows';
import { NumberFlowsStore } from '../number-flows.store';
import { FlowOptionsRules } from './flow-options';
import { NumberFlows } from './number-flows';

const OFFERED = [FlowOptionsRules, NumberFlows];

/** Which flow answers which number. */
@Brings({ schema: NUMBER_FLOWS_SCHEMA })
@Module({
  imports: [AccountsModule, AuditModule, OrganisationsModule],
  providers: [CallNumbers, ChosenFlows, NumberFlowsStore, ...OFFERED],
  exports: OFFERED,
})
export class NumberFlowsModule {}
