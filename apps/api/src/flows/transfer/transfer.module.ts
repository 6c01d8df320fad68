import { Module } from '@nestjs/common';
import { TransferFlow } from './transfer.flow';

@Module({ providers: [TransferFlow] })
export class TransferModule {}
