import { Injectable } from '@nestjs/common';
import type { TokenResponse } from '@centralita/shared-types';
import { Clock } from '../../../platform/clock/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AgentLines } from '../../accounts/api/agent-lines';
import type { Principal } from '../../people/api/principal';
import { AgentCalls } from '../agent-calls';
import { agentIdentity } from '../agent-identity';
import type { LimitRefusal } from '../../dialling/api/call-limits';
import { PhonePresenceStore } from '../phone-presence.store';

/** The phones in agents' browsers: each agent has one identity, whichever browser it is. */
@Injectable()
export class AgentPhones {
  constructor(
    private readonly lines: AgentLines,
    private readonly calls: AgentCalls,
    private readonly presence: PhonePresenceStore,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * A token for an agent's browser, which can be rung from now on until the token expires.
   * @throws AppError `token/no-account`, `token/account-incomplete`, `token/no-number`
   */
  async open(who: Principal): Promise<TokenResponse> {
    const { personId, organisationId } = who;
    const line = this.lines.of(organisationId);
    const token = await this.lines.mint(line, agentIdentity(personId));
    await this.work.run((tx) =>
      this.presence.note(tx, {
        person_id: personId,
        organisation_id: organisationId,
        account_sid: line.accountSid,
        seen_at: this.clock.now(),
        expires_at: token.expiresAt,
      }),
    );
    const callerId = this.callerIdOf(who);
    return { ...token, ...(callerId !== undefined && { callerId }) };
  }

  /**
   * The number (E.164) from which an agent calls; undefined where there is none.
   * @throws AppError `token/no-account`, `token/account-incomplete`, `token/no-number`
   */
  callerIdOf({ organisationId }: Principal): string | undefined {
    return this.lines.callerIdOf(organisationId, this.lines.of(organisationId).phoneNumber);
  }

  /** Which limit stands against one more call of an agent. */
  limitOf({ personId }: Principal): Promise<LimitRefusal | undefined> {
    return this.calls.limitOf(personId);
  }
}
