import { FirstOwner, LinkCode, type Session } from '@centralita/shared-types';
import { Body, Controller, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ThrottlerGuard } from '@nestjs/throttler';
import type { Request, Response } from 'express';
import type { Actor } from '../../domains/audit/api/audit-log';
import { DemoTeam } from '../../domains/demo/api/demo-team';
import { FirstRun } from '../../domains/people/api/first-run';
import { Profiles } from '../../domains/people/api/profiles';
import type { Device } from '../../domains/people/api/sessions';
import { PublicUrl } from '../../platform/public-url/public-url';
import { By, Everyone, From } from '../access/allowed';
import { SessionCookie } from '../access/session-cookie';
import { NotStored } from '../private-answers';

/** The first person of a server, by the one-time link that its terminal showed. */
@Controller('api/setup')
@Everyone()
@UseGuards(ThrottlerGuard)
export class FirstRunController {
  constructor(
    private readonly firstRun: FirstRun,
    private readonly profiles: Profiles,
    private readonly cookie: SessionCookie,
    private readonly demo: DemoTeam,
    private readonly publicUrl: PublicUrl,
  ) {}

  @Post('look')
  @HttpCode(200)
  @NotStored()
  look(@Body() { code }: LinkCode): Promise<{ demo: boolean }> {
    return this.firstRun.look(code);
  }

  @Post()
  @HttpCode(200)
  @NotStored()
  async found(
    @Body() owner: FirstOwner,
    @From() device: Device,
    @By() actor: Actor,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Session> {
    const { personId, secret } = await this.firstRun.found(owner, device, actor);
    const publicBaseUrl = this.publicUrl.baseFor(request);
    const place = { publicBaseUrl, reachable: this.publicUrl.isReachable(publicBaseUrl) };
    const demo =
      owner.demo === true
        ? await this.demo.tryToMake({ ...actor, personId, via: 'session' }, place)
        : undefined;
    this.cookie.set(request, response, secret);
    return { ...(await this.profiles.session(personId)), ...(demo && { demo }) };
  }
}
