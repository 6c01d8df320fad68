import type { Health, Probe } from '@centralita/shared-types';
import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Everyone } from '../access/allowed';
import { NotStored } from '../private-answers';
import { HealthReport } from './health-report';
import { RequestReadiness } from './request-readiness';

/** For load balancers, containers and people: without names, counts or anything else that strangers should not see. */
@Controller('health')
@Everyone()
export class HealthController {
  constructor(
    private readonly report: HealthReport,
    private readonly readiness: RequestReadiness,
  ) {}

  @Get()
  @NotStored()
  read(): Promise<Health> {
    return this.report.read();
  }

  /** Restart the process where this does not answer. */
  @Get('live')
  @NotStored()
  live(): Probe {
    return { status: 'ok' };
  }

  /** Send it no requests where this is not 200. */
  @Get('ready')
  @NotStored()
  async ready(@Res({ passthrough: true }) response: Response): Promise<Probe> {
    const status = await this.readiness.read();
    if (status !== 'ok') response.status(503);
    return { status };
  }
}
