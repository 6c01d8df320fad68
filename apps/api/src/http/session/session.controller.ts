import { SignIn, type Session } from '@centralita/shared-types';
import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ThrottlerGuard } from '@nestjs/throttler';
import type { Request, Response } from 'express';
import type { Actor } from '../../domains/audit/api/audit-log';
import type { Principal } from '../../domains/people/api/principal';
import { Profiles } from '../../domains/people/api/profiles';
import type { Device } from '../../domains/people/api/sessions';
import { SignInActions } from '../../domains/people/api/sign-in-actions';
import { By, Everyone, From, Who } from '../access/allowed';
import { SessionCookie } from '../access/session-cookie';
import { NotStored } from '../private-answers';

/** The session of a browser: to begin, to look at, to end. */
@Controller('api/session')
@Everyone()
export class SessionController {
  constructor(
    private readonly actions: SignInActions,
    private readonly profiles: Profiles,
    private readonly cookie: SessionCookie,
  ) {}

  @Post()
  @HttpCode(200)
  @NotStored()
  @UseGuards(ThrottlerGuard)
  async signIn(
    @Body() body: SignIn,
    @From() device: Device,
    @By() actor: Actor,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Session> {
    const { secret, personId } = await this.actions.signIn(body, device, actor);
    this.cookie.set(request, response, secret);
    return this.profiles.session(personId);
  }

  @Get()
  @NotStored()
  async read(
    @Who() who: Principal | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Session | undefined> {
    if (who) return this.profiles.session(who.personId);
    response.status(204);
    return undefined;
  }

  @Delete()
  @HttpCode(204)
  @NotStored()
  async signOut(
    @Who() who: Principal | undefined,
    @By() actor: Actor,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    if (who?.via === 'session') await this.actions.signOut(who, actor);
    this.cookie.clear(request, response);
  }
}
