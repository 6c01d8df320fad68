import { Module } from '@nestjs/common';
import { PeopleModule } from '../../domains/people/api/people.module';
import { AccessModule } from '../access/access.module';
import { SessionController } from './session.controller';

@Module({ imports: [AccessModule, PeopleModule], controllers: [SessionController] })
export class SessionModule {}
