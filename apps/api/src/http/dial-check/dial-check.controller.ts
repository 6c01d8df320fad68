import { DialWish, type DialVerdict } from '@centralita/shared-types';
import { Body, Controller, HttpCode, Post, UseGuards } from '@nestjs/common';
import { ThrottlerGuard } from '@nestjs/throttler';
import { AgentPhones } from '../../domains/calls/api/agent-phones';
import { DialPolicy } from '../../domains/dialling/api/dial-policy';
import { PersonalMode } from '../../domains/people/api/personal-mode';
import type { Principal } from '../../domains/people/api/principal';
import { assertRole } from '../../domains/people/api/role-rules';
import { Everyone, Who } from '../access/allowed';
import { notSignedIn } from '../access/not-signed-in';
import { NotStored } from '../private-answers';

/**
 * The dial policy's answer before a call, and that of an agent's limits: what they refuse is said at once and never reaches the
 * provider. A courtesy, not the gate: the webhook asks both again. The limits of an account that somebody brings are told there
 * only: here nothing proves whose it is. Nothing is stored.
 */
@Controller('api/dial-check')
@Everyone()
@UseGuards(ThrottlerGuard)
export class DialCheckController {
  constructor(
    private readonly policy: DialPolicy,
    private readonly phones: AgentPhones,
    private readonly personalMode: PersonalMode,
  ) {}

  @Post()
  @HttpCode(200)
  @NotStored()
  async check(@Body() { to, from }: DialWish, @Who() who: Principal | undefined): Promise<DialVerdict> {
    const decision = this.policy.decide(to, from ?? this.#ownNumber(who));
    if (typeof decision === 'string') return { refusal: decision };
    const refusal = who && from === undefined ? await this.phones.limitOf(who) : undefined;
    return refusal === undefined ? {} : { refusal };
  }

  #ownNumber(who: Principal | undefined): string {
    if (who) {
      assertRole(who, 'agent');
      return this.phones.callerIdOf(who) ?? '';
    }
    if (!this.personalMode.isOn) throw notSignedIn();
    return '';
  }
}
