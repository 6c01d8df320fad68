import { Module } from '@nestjs/common';
import { NumberFlowsStore } from '../number-flows.store';
import { FlowOptionsRules } from './flow-options';
import { NumberFlows } from './number-flows';

const OFFERED = [FlowOptionsRules, NumberFlows];

/** Which flow answers which number. */
@Module({ providers: [NumberFlowsStore, ...OFFERED], exports: OFFERED })
export class NumberFlowsModule {}
