import { Module } from '@nestjs/common';
import { FirstRunController } from './first-run.controller';

@Module({ controllers: [FirstRunController] })
export class FirstRunModule {}
