import { Controller, Get, Header, UseGuards } from '@nestjs/common';
import { Meters } from '../../platform/metrics/meters';
import { ProcessMetrics } from '../../platform/metrics/process-metrics';
import { Everyone } from '../access/allowed';
import { NotStored } from '../private-answers';
import { MetricsGuard } from './metrics.guard';

/** For Prometheus. Not about people, so not for people: its own guard instead of a sign-in. */
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly meters: Meters,
    private readonly ofProcess: ProcessMetrics,
  ) {}

  @Get()
  @Everyone()
  @UseGuards(MetricsGuard)
  @NotStored()
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  async read(): Promise<string> {
    return (await this.meters.text()) + (await this.ofProcess.text());
  }
}
