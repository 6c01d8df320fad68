import { PasswordReset, PersonChange, type Person, type ResetLink } from '@centralita/shared-types';
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Req, UseGuards } from '@nestjs/common';
import { ThrottlerGuard } from '@nestjs/throttler';
import type { Request } from 'express';
import type { Actor } from '../../domains/audit/api/audit-log';
import { PasswordActions } from '../../domains/people/api/password-actions';
import { PeopleActions } from '../../domains/people/api/people-actions';
import type { Principal } from '../../domains/people/api/principal';
import { PageUrl } from '../../platform/public-url/page-url';
import { Allowed, By, Everyone, InOrganisation, PeopleOnly, Who } from '../access/allowed';
import { NotStored } from '../private-answers';

/** The people of an organisation. */
@Controller('api')
export class PeopleController {
  constructor(
    private readonly actions: PeopleActions,
    private readonly passwords: PasswordActions,
    private readonly pages: PageUrl,
  ) {}

  @Get('people')
  @Allowed('admin')
  @NotStored()
  list(@InOrganisation() organisationId: string): Promise<Person[]> {
    return this.actions.list(organisationId);
  }

  @Patch('people/:id')
  @Allowed('admin')
  @PeopleOnly()
  @NotStored()
  change(
    @Who() who: Principal,
    @Param('id') id: string,
    @Body() change: PersonChange,
    @By() actor: Actor,
  ): Promise<Person> {
    return this.actions.change(who, id, change, actor);
  }

  @Post('people/:id/reset-link')
  @Allowed('admin')
  @PeopleOnly()
  @HttpCode(200)
  @NotStored()
  async resetLink(
    @Who() who: Principal,
    @Param('id') id: string,
    @By() actor: Actor,
    @Req() request: Request,
  ): Promise<ResetLink> {
    const { code, expiresAt } = await this.passwords.makeLink(who, id, actor);
    return { link: this.pages.withCode('reset', code, request), expiresAt };
  }

  @Post('password-reset')
  @Everyone()
  @HttpCode(204)
  @UseGuards(ThrottlerGuard)
  async reset(@Body() body: PasswordReset, @By() actor: Actor): Promise<void> {
    await this.passwords.reset(body, actor);
  }
}
