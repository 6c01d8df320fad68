import { Module } from '@nestjs/common';
import { NumberFlowsModule } from '../../domains/number-flows/api/number-flows.module';
import { FlowRehearsal } from './flow-rehearsal';
import { NumberFlowsController } from './number-flows.controller';

@Module({ imports: [NumberFlowsModule], providers: [FlowRehearsal], controllers: [NumberFlowsController] })
export class NumberFlowsApiModule {}
