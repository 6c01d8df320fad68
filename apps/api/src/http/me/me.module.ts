import { Module } from '@nestjs/common';
import { PeopleModule } from '../../domains/people/api/people.module';
import { MeController } from './me.controller';

@Module({ imports: [PeopleModule], controllers: [MeController] })
export class MeModule {}
