import { Module } from '@nestjs/common';
import { CallNumbers } from '../call-numbers';
import { NumberFlowsStore } from '../number-flows.store';
import { FlowOptionsRules } from './flow-options';
import { NumberFlows } from './number-flows';

const OFFERED = [FlowOptionsRules, NumberFlows];

/** Which flow answers which number. */
@Module({ providers: [CallNumbers, NumberFlowsStore, ...OFFERED], exports: OFFERED })
export class NumberFlowsModule {}
