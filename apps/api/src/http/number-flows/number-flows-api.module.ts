import { Module } from '@nestjs/common';
import { NumberFlowsModule } from '../../domains/number-flows/api/number-flows.module';
import { NumberFlowsController } from './number-flows.controller';

@Module({ imports: [NumberFlowsModule], controllers: [NumberFlowsController] })
export class NumberFlowsApiModule {}
