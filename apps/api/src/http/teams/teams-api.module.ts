import { Module } from '@nestjs/common';
import { TeamsModule } from '../../domains/teams/api/teams.module';
import { TeamsController } from './teams.controller';

@Module({ imports: [TeamsModule], controllers: [TeamsController] })
export class TeamsApiModule {}
