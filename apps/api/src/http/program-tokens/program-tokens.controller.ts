import { NewProgramToken, type ProgramToken, type ProgramTokenMade } from '@centralita/shared-types';
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '../../domains/audit/api/audit-log';
import type { Principal } from '../../domains/people/api/principal';
import { ProgramTokens } from '../../domains/people/api/program-tokens';
import { Allowed, By, PeopleOnly, Who } from '../access/allowed';
import { NotStored } from '../private-answers';

/** Tokens for programs, each of the person who made it. */
@Controller('api/tokens')
@Allowed('viewer')
@PeopleOnly()
export class ProgramTokensController {
  constructor(private readonly tokens: ProgramTokens) {}

  @Get()
  @NotStored()
  list(@Who() who: Principal): Promise<ProgramToken[]> {
    return this.tokens.list(who);
  }

  @Post()
  @HttpCode(200)
  @NotStored()
  make(@Who() who: Principal, @Body() body: NewProgramToken, @By() actor: Actor): Promise<ProgramTokenMade> {
    return this.tokens.make(who, body, actor);
  }

  @Delete(':id')
  @HttpCode(204)
  async end(@Who() who: Principal, @Param('id') id: string, @By() actor: Actor): Promise<void> {
    await this.tokens.end(who, id, actor);
  }
}
