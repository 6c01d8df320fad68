import { Injectable } from '@nestjs/common';
import { AgentLines } from '../../accounts/api/agent-lines';
import { agentIdentity } from '../agent-identity';
import { CallControl } from '../ports/call-control';

/** Rings agents' browsers for what waits elsewhere. */
@Injectable()
export class CallMover {
  constructor(
    private readonly lines: AgentLines,
    private readonly control: CallControl,
  ) {}

  /** Id of the account (`AC…`) by which an organisation's agents call. @throws AppError `token/…` */
  accountOf(organisationId: string): string {
    return this.lines.of(organisationId).accountSid;
  }

  /**
   * Rings an agent's browser, which then goes on at `url`.
   * @param agent.showing the number that the browser shows, E.164
   * @throws ProviderError, AppError `token/…`
   */
  async ringAgent(
    { organisationId, personId, showing }: { organisationId: string; personId: string; showing: string },
    url: string,
  ): Promise<void> {
    const { login } = this.lines.of(organisationId);
    await this.control.ring(login, { from: showing, to: `client:${agentIdentity(personId)}`, url });
  }
}
