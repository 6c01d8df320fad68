import { Module } from '@nestjs/common';
import { CallsModule } from '../../domains/calls/api/calls.module';
import { TransferController } from './transfer.controller';

@Module({ imports: [CallsModule], controllers: [TransferController] })
export class TransferApiModule {}
