import { Controller, Get, Header, UseGuards } from '@nestjs/common';
import { Meters } from '../../platform/metrics/meters';
import { Everyone } from '../access/allowed';
import { NotStored } from '../private-answers';
import { MetricsGuard } from './metrics.guard';

/** For Prometheus. Not about people, so not for people: its own guard instead of a sign-in. */
@Controller('metrics')
export class MetricsController {
  constructor(private readonly meters: Meters) {}

  @Get()
  @Everyone()
  @UseGuards(MetricsGuard)
  @NotStored()
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  read(): Promise<string> {
    return this.meters.text();
  }
}
