import type { ApiConfig } from '@centralita/shared-types';
import { Controller, Get, Req } from '@nestjs/common';
import type { Request } from 'express';
import { AppVersion } from '../../platform/config/app-version';
import { Config } from '../../platform/config/config';
import { EmulatorAddress } from '../../platform/config/emulator-address';
import { PublicUrl } from '../../platform/public-url/public-url';
import { NotStored } from '../private-answers';

/** What the web app needs to know of this server. */
@Controller('api/config')
export class ConfigController {
  constructor(
    private readonly config: Config,
    private readonly version: AppVersion,
    private readonly publicUrl: PublicUrl,
    private readonly emulator: EmulatorAddress,
  ) {}

  @Get()
  @NotStored()
  read(@Req() request: Request): ApiConfig {
    const { personalMode, allowedCountries } = this.config;
    const { browserBase } = this.emulator;
    return {
      version: this.version.text,
      publicBaseUrl: this.publicUrl.baseFor(request),
      publicBaseUrlSource: this.publicUrl.source,
      personalMode,
      setup: 'done',
      allowedCountries,
      ...(browserBase !== undefined && {
        emulator: {
          baseUrl: browserBase,
          signallingUrl: `${browserBase.replace(/^http/, 'ws')}/signal`,
          handsetUrl: `${browserBase}/handset`,
        },
      }),
    };
  }
}
