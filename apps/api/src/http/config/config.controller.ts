import type { ApiConfig } from '@centralita/shared-types';
import { Controller, Get, Req } from '@nestjs/common';
import type { Request } from 'express';
import { PersonalMode } from '../../domains/people/api/personal-mode';
import { ServerOwnership } from '../../domains/people/api/server-ownership';
import { AppVersion } from '../../platform/config/app-version';
import { Config } from '../../platform/config/config';
import { EmulatorAddress } from '../../platform/config/emulator-address';
import { PublicUrl } from '../../platform/public-url/public-url';
import { Everyone } from '../access/allowed';
import { NotStored } from '../private-answers';

/** What the web app needs to know of this server. */
@Controller('api/config')
@Everyone()
export class ConfigController {
  constructor(
    private readonly config: Config,
    private readonly version: AppVersion,
    private readonly publicUrl: PublicUrl,
    private readonly emulator: EmulatorAddress,
    private readonly personalMode: PersonalMode,
    private readonly ownership: ServerOwnership,
  ) {}

  @Get()
  @NotStored()
  read(@Req() request: Request): ApiConfig {
    const { allowedCountries } = this.config;
    const { browserBase } = this.emulator;
    return {
      version: this.version.text,
      publicBaseUrl: this.publicUrl.baseFor(request),
      publicBaseUrlSource: this.publicUrl.source,
      personalMode: this.personalMode.isOn ? 'on' : 'off',
      setup: this.ownership.exists ? 'done' : 'needed',
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
