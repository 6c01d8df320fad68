import { TwilioCredentials, type TokenResponse } from '@centralita/shared-types';
import { Body, Controller, HttpCode, Post, UseGuards } from '@nestjs/common';
import { ThrottlerGuard } from '@nestjs/throttler';
import { Everyone } from '../access/allowed';
import { PersonalModeGuard } from '../personal-mode.guard';
import { NotStored } from '../private-answers';
import { TokenIssuer } from '../../domains/accounts/api/token-issuer';

/** Tokens for browsers. The credentials are used for this one answer: nothing is stored, nothing is logged. */
@Controller('token')
@Everyone()
@UseGuards(ThrottlerGuard, PersonalModeGuard)
export class TokenController {
  constructor(private readonly issuer: TokenIssuer) {}

  @Post()
  @HttpCode(200)
  @NotStored()
  token(@Body() credentials: TwilioCredentials): Promise<TokenResponse> {
    return this.issuer.issue(credentials);
  }
}
