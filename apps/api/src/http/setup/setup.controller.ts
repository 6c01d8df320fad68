import { TwilioCredentials, type ConnectionReport, type VoiceUrls } from '@centralita/shared-types';
import { Body, Controller, HttpCode, Post, Req, UseGuards } from '@nestjs/common';
import { ThrottlerGuard } from '@nestjs/throttler';
import type { Request } from 'express';
import { AccountVoiceUrls } from '../../domains/accounts/api/account-voice-urls';
import { Connector } from '../../domains/accounts/api/connector';
import { PublicUrl } from '../../platform/public-url/public-url';
import { Everyone } from '../access/allowed';
import { PersonalModeGuard } from '../personal-mode.guard';
import { NotStored } from '../private-answers';

/** Leads a person's Twilio account here. The credentials are used for this one answer, then forgotten. */
@Controller('setup')
@Everyone()
@UseGuards(ThrottlerGuard, PersonalModeGuard)
export class SetupController {
  constructor(
    private readonly voiceUrls: AccountVoiceUrls,
    private readonly connector: Connector,
    private readonly publicUrl: PublicUrl,
  ) {}

  @Post('voice-url')
  @HttpCode(200)
  @NotStored()
  voiceUrl(@Body() credentials: TwilioCredentials, @Req() request: Request): VoiceUrls {
    return this.#urls(credentials, request);
  }

  @Post('test')
  @HttpCode(200)
  @NotStored()
  test(@Body() credentials: TwilioCredentials, @Req() request: Request): Promise<ConnectionReport> {
    return this.connector.test(credentials, this.#urls(credentials, request));
  }

  @Post('connect')
  @HttpCode(200)
  @NotStored()
  connect(@Body() credentials: TwilioCredentials, @Req() request: Request): Promise<ConnectionReport> {
    return this.connector.connect(credentials, this.#urls(credentials, request));
  }

  #urls(credentials: TwilioCredentials, request: Request): VoiceUrls {
    const base = this.publicUrl.baseFor(request);
    return this.voiceUrls.make(credentials, base, this.publicUrl.isReachable(base));
  }
}
