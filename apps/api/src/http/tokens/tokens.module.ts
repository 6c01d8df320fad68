import { Module } from '@nestjs/common';
import { PeopleModule } from '../../domains/people/api/people.module';
import { TokensController } from './tokens.controller';

@Module({ imports: [PeopleModule], controllers: [TokensController] })
export class TokensModule {}
