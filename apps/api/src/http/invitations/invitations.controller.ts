import {
  InvitationAcceptance,
  LinkCode,
  NewInvitation,
  type Invitation,
  type InvitationLink,
  type InvitationLook,
  type Session,
} from '@centralita/shared-types';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ThrottlerGuard } from '@nestjs/throttler';
import type { Request, Response } from 'express';
import type { Actor } from '../../domains/audit/api/audit-log';
import { InvitationActions } from '../../domains/people/api/invitation-actions';
import type { Principal } from '../../domains/people/api/principal';
import { Profiles } from '../../domains/people/api/profiles';
import type { Device } from '../../domains/people/api/sessions';
import { InvitationLinks } from '../../domains/people/api/invitation-links';
import { PageUrl } from '../../platform/public-url/page-url';
import { Allowed, By, Everyone, From, InOrganisation, PeopleOnly, Who } from '../access/allowed';
import { SessionCookie } from '../access/session-cookie';
import { NotStored } from '../private-answers';

/** Invitations into an organisation, and how they are taken. */
@Controller('api/invitations')
export class InvitationsController {
  constructor(
    private readonly actions: InvitationActions,
    private readonly links: InvitationLinks,
    private readonly profiles: Profiles,
    private readonly pages: PageUrl,
    private readonly cookie: SessionCookie,
  ) {}

  @Get()
  @Allowed('admin')
  @NotStored()
  list(@InOrganisation() organisationId: string): Promise<Invitation[]> {
    return this.actions.list(organisationId);
  }

  @Post()
  @Allowed('admin')
  @PeopleOnly()
  @HttpCode(200)
  @NotStored()
  async invite(
    @Who() who: Principal,
    @InOrganisation() organisationId: string,
    @Body() body: NewInvitation,
    @By() actor: Actor,
    @Req() request: Request,
  ): Promise<InvitationLink> {
    const { invitation, code } = await this.actions.invite(who, organisationId, body, actor);
    return { invitation, link: this.pages.withCode('invitation', code, request) };
  }

  @Delete(':id')
  @Allowed('admin')
  @HttpCode(204)
  async withdraw(@Who() who: Principal, @Param('id') id: string, @By() actor: Actor): Promise<void> {
    await this.actions.withdraw(who, id, actor);
  }

  @Post('look')
  @Everyone()
  @HttpCode(200)
  @NotStored()
  @UseGuards(ThrottlerGuard)
  look(@Body() { code }: LinkCode): Promise<InvitationLook> {
    return this.links.look(code);
  }

  @Post('accept')
  @Everyone()
  @HttpCode(200)
  @NotStored()
  @UseGuards(ThrottlerGuard)
  async accept(
    @Body() body: InvitationAcceptance,
    @From() device: Device,
    @By() actor: Actor,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Session> {
    const { personId, secret } = await this.links.accept(body, device, actor);
    this.cookie.set(request, response, secret);
    return this.profiles.session(personId);
  }
}
