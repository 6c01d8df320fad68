import {
  MyProfile,
  PasswordChange,
  PasswordProof,
  TotpProof,
  type Me,
  type RecoveryCodes,
  type SessionItem,
  type TotpOffer,
} from '@centralita/shared-types';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import type { Actor } from '../../domains/audit/api/audit-log';
import { PasswordActions } from '../../domains/people/api/password-actions';
import type { Principal } from '../../domains/people/api/principal';
import { Profiles } from '../../domains/people/api/profiles';
import { SecondFactorActions } from '../../domains/people/api/second-factor-actions';
import { Sessions } from '../../domains/people/api/sessions';
import { Allowed, By, PeopleOnly, Who } from '../access/allowed';
import { NotStored } from '../private-answers';

/** What everybody may do about themselves. */
@Controller('api/me')
@Allowed('viewer')
@PeopleOnly()
export class MeController {
  constructor(
    private readonly profiles: Profiles,
    private readonly passwords: PasswordActions,
    private readonly secondFactor: SecondFactorActions,
    private readonly sessions: Sessions,
  ) {}

  @Patch()
  @NotStored()
  change(@Who() who: Principal, @Body() change: MyProfile, @By() actor: Actor): Promise<Me> {
    return this.profiles.change(who, change, actor);
  }

  @Post('password')
  @HttpCode(204)
  async changePassword(
    @Who() who: Principal,
    @Body() body: PasswordChange,
    @By() actor: Actor,
  ): Promise<void> {
    await this.passwords.change(who, body, actor);
  }

  @Post('totp')
  @HttpCode(200)
  @NotStored()
  offerTotp(@Who() who: Principal, @Body() body: PasswordProof, @By() actor: Actor): Promise<TotpOffer> {
    return this.secondFactor.offer(who, body.password, actor);
  }

  @Post('totp/confirm')
  @HttpCode(200)
  @NotStored()
  confirmTotp(@Who() who: Principal, @Body() body: TotpProof, @By() actor: Actor): Promise<RecoveryCodes> {
    return this.secondFactor.confirm(who, body.code, actor);
  }

  @Delete('totp')
  @HttpCode(204)
  async turnTotpOff(@Who() who: Principal, @Body() body: PasswordProof, @By() actor: Actor): Promise<void> {
    await this.secondFactor.turnOff(who, body.password, actor);
  }

  @Get('sessions')
  @NotStored()
  listSessions(@Who() who: Principal): Promise<SessionItem[]> {
    return this.sessions.list(who);
  }

  @Delete('sessions')
  @HttpCode(204)
  async endOtherSessions(@Who() who: Principal, @By() actor: Actor): Promise<void> {
    await this.sessions.endOthers(who, actor);
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  async endSession(@Who() who: Principal, @Param('id') id: string, @By() actor: Actor): Promise<void> {
    await this.sessions.end(who, id, actor);
  }
}
