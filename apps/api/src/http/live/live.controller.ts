import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Principal } from '../../domains/people/api/principal';
import { streamsOf } from '../../platform/events/live-event';
import { Allowed, InOrganisation, Who } from '../access/allowed';
import { LiveHub } from './live-hub';
import { LiveKeeper } from './live-keeper';

/** Server-sent events of what happens in an organisation, and for owners in the server. */
@Controller('api/live')
export class LiveController {
  constructor(
    private readonly hub: LiveHub,
    private readonly keeper: LiveKeeper,
  ) {}

  /** The header wins: browsers send it by themselves when they come back to an address that had the parameter. */
  @Get()
  @Allowed('viewer')
  async listen(
    @Who() who: Principal,
    @InOrganisation() organisationId: string,
    @Req() request: Request,
    @Res() response: Response,
    @Query('lastEventId') lastEventId?: unknown,
  ): Promise<void> {
    this.keeper.makeRoomFor(who, response);
    // Heartbeats keep it busy; the server's limit for silent connections is meant for others.
    request.socket.setTimeout(0);
    const asked = typeof lastEventId === 'string' ? lastEventId : undefined;
    const last = request.get('last-event-id') ?? asked;
    await this.hub.open(response, who, streamsOf(who, organisationId), last === '' ? undefined : last);
  }
}
