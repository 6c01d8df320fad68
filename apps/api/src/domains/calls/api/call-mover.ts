import { Injectable } from '@nestjs/common';
import { PublicUrl } from '../../../platform/public-url/public-url';
import { CANONICAL_VOICE_PATH } from '../../accounts/api/account-voice-urls';
import { AgentLines, type TokenLogin } from '../../accounts/api/agent-lines';
import { agentIdentity } from '../agent-identity';
import { CallControl } from '../ports/call-control';

/** Rings agents' browsers for what waits elsewhere, and sends calls on. */
@Injectable()
export class CallMover {
  constructor(
    private readonly lines: AgentLines,
    private readonly control: CallControl,
    private readonly publicUrl: PublicUrl,
  ) {}

  /** A call goes on at another step, such as `transfer/moved`, and leaves whatever it is in. @throws ProviderError */
  async send(login: TokenLogin, callSid: string, step: string): Promise<void> {
    await this.control.redirect(login, callSid, `${this.publicUrl.base}${CANONICAL_VOICE_PATH}/${step}`);
  }

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
