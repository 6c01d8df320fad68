import { Module } from '@nestjs/common';
import { PeopleModule } from '../../domains/people/api/people.module';
import { PeopleController } from './people.controller';

@Module({ imports: [PeopleModule], controllers: [PeopleController] })
export class PeopleApiModule {}
