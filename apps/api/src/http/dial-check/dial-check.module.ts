import { Module } from '@nestjs/common';
import { DialCheckController } from './dial-check.controller';

@Module({ controllers: [DialCheckController] })
export class DialCheckModule {}
