import type { NumberSetup, NumberSetups, ReadinessReport } from '@centralita/shared-types';
import { Controller, Get, HttpCode, Param, Post, Req, UseGuards } from '@nestjs/common';
import { ThrottlerGuard } from '@nestjs/throttler';
import type { Request } from 'express';
import type { Actor } from '../../domains/audit/api/audit-log';
import { NumberLines } from '../../domains/readiness/api/number-lines';
import { Readiness } from '../../domains/readiness/api/readiness';
import { PublicUrl } from '../../platform/public-url/public-url';
import { Allowed, By, PeopleOnly } from '../access/allowed';
import { NotStored } from '../private-answers';

/** Whether this server is ready for real callers, and its numbers lead here. Asks the provider, so it is limited. */
@Controller('api')
@Allowed('owner')
@UseGuards(ThrottlerGuard)
export class ReadinessController {
  constructor(
    private readonly readiness: Readiness,
    private readonly numbers: NumberLines,
    private readonly publicUrl: PublicUrl,
  ) {}

  @Get('readiness')
  @NotStored()
  report(@Req() request: Request): Promise<ReadinessReport> {
    return this.readiness.report(this.#place(request));
  }

  @Get('number-setup')
  @NotStored()
  list(@Req() request: Request): Promise<NumberSetups> {
    return this.numbers.list(this.#place(request));
  }

  @Post('number-setup/:id/:number')
  @HttpCode(200)
  @PeopleOnly()
  @NotStored()
  lead(
    @Param('id') id: string,
    @Param('number') number: string,
    @By() actor: Actor,
    @Req() request: Request,
  ): Promise<NumberSetup> {
    return this.numbers.lead(id, number, actor, this.#place(request));
  }

  @Post('number-setup/:id/:number/undo')
  @HttpCode(200)
  @PeopleOnly()
  @NotStored()
  putBack(
    @Param('id') id: string,
    @Param('number') number: string,
    @By() actor: Actor,
    @Req() request: Request,
  ): Promise<NumberSetup> {
    return this.numbers.putBack(id, number, actor, this.#place(request));
  }

  #place(request: Request): { publicBaseUrl: string; reachable: boolean } {
    const publicBaseUrl = this.publicUrl.baseFor(request);
    return { publicBaseUrl, reachable: this.publicUrl.isReachable(publicBaseUrl) };
  }
}
