import { Module } from '@nestjs/common';
import { PeopleModule } from '../../domains/people/api/people.module';
import { AccessModule } from '../access/access.module';
import { InvitationsController } from './invitations.controller';

@Module({ imports: [AccessModule, PeopleModule], controllers: [InvitationsController] })
export class InvitationsModule {}
