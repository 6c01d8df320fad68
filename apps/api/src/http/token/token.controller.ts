import { TwilioCredentials, type TokenResponse } from '@centralita/shared-types';
import { Controller, HttpCode, Post, Req, UseGuards } from '@nestjs/common';
import { ThrottlerGuard } from '@nestjs/throttler';
import type { Request } from 'express';
import { TokenIssuer } from '../../domains/accounts/api/token-issuer';
import { AgentPhones } from '../../domains/calls/api/agent-phones';
import { PersonalMode } from '../../domains/people/api/personal-mode';
import type { Principal } from '../../domains/people/api/principal';
import { assertRole } from '../../domains/people/api/role-rules';
import { Everyone, Who } from '../access/allowed';
import { notSignedIn } from '../access/not-signed-in';
import { PersonalModeGuard } from '../personal-mode.guard';
import { NotStored } from '../private-answers';
import { RequestValidation } from '../request-validation';
import { TokenMeter } from './token-meter';

/**
 * Tokens for browsers. Six credentials in the body are a person who brings an account: they are used for this one answer,
 * nothing is stored, nothing is logged. An empty body is a signed-in agent, who gets a token of the team's account.
 */
@Controller('token')
@Everyone()
@UseGuards(ThrottlerGuard)
export class TokenController {
  readonly #validation = new RequestValidation();
  readonly #personalOnly: PersonalModeGuard;

  constructor(
    private readonly issuer: TokenIssuer,
    private readonly phones: AgentPhones,
    private readonly personalMode: PersonalMode,
    private readonly meter: TokenMeter,
  ) {
    this.#personalOnly = new PersonalModeGuard(personalMode);
  }

  @Post()
  @HttpCode(200)
  @NotStored()
  async token(@Req() request: Request, @Who() who: Principal | undefined): Promise<TokenResponse> {
    const body: unknown = request.body;
    if (who && isEmpty(body)) {
      assertRole(who, 'agent');
      return this.#issued('agent', this.phones.open(who));
    }
    if (isEmpty(body) && !this.personalMode.isOn) throw notSignedIn();
    this.#personalOnly.canActivate();
    const metadata = { type: 'body', metatype: TwilioCredentials } as const;
    const credentials = (await this.#validation.transform(body, metadata)) as TwilioCredentials;
    return this.#issued('person', this.issuer.issue(credentials));
  }

  async #issued(to: 'agent' | 'person', token: Promise<TokenResponse>): Promise<TokenResponse> {
    const issued = await token;
    this.meter.issued(to);
    return issued;
  }
}

const isEmpty = (body: unknown): boolean =>
  body === undefined || (typeof body === 'object' && body !== null && Object.keys(body).length === 0);
