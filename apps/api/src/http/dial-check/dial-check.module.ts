import { Module } from '@nestjs/common';
import { DiallingModule } from '../../domains/dialling/api/dialling.module';
import { CallsModule } from '../../domains/calls/api/calls.module';
import { PeopleModule } from '../../domains/people/api/people.module';
import { DialCheckController } from './dial-check.controller';

@Module({ imports: [CallsModule, DiallingModule, PeopleModule], controllers: [DialCheckController] })
export class DialCheckModule {}
