import { Module } from '@nestjs/common';
import { PeopleModule } from '../../domains/people/api/people.module';
import { AccessModule } from '../access/access.module';
import { DemoModule } from '../../domains/demo/api/demo.module';
import { FirstRunController } from './first-run.controller';

@Module({ imports: [AccessModule, DemoModule, PeopleModule], controllers: [FirstRunController] })
export class FirstRunModule {}
