import { Module } from '@nestjs/common';
import { CallsModule } from '../../domains/calls/api/calls.module';
import { TransferFlow } from './transfer.flow';

@Module({ imports: [CallsModule], providers: [TransferFlow] })
export class TransferModule {}
