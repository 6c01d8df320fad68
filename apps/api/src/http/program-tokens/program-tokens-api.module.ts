import { Module } from '@nestjs/common';
import { PeopleModule } from '../../domains/people/api/people.module';
import { ProgramTokensController } from './program-tokens.controller';

@Module({ imports: [PeopleModule], controllers: [ProgramTokensController] })
export class ProgramTokensApiModule {}
