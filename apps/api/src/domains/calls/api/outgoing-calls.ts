import { Injectable } from '@nestjs/common';
import { AgentLines } from '../../accounts/api/agent-lines';
import { CurrentAccount } from '../../accounts/api/current-account';
import type { LimitRefusal } from '../../dialling/api/call-limits';
import { PersonalMode } from '../../people/api/personal-mode';
import { CallingAgents } from '../calling-agents';
import { AgentCalls } from '../agent-calls';
import { personOfIdentity } from '../agent-identity';
import type { CallMark } from '../call-mark';
import { isDirectLine, lineOf } from '../direct-line';
import { PersonalCalls } from '../personal-calls';

/** A client that dials. */
export interface OutgoingLine {
  /** E.164: never what the browser asks for. */
  callerId: string;
  /** Who dials; absent for a person who brings an account. */
  agent?: { personId: string; organisationId: string };
}

/** As whom a client of the current account calls, whom and how much. How its calls end is told to the `CallRouter`. */
@Injectable()
export class OutgoingCalls {
  constructor(
    private readonly account: CurrentAccount,
    private readonly personalMode: PersonalMode,
    private readonly lines: AgentLines,
    private readonly agents: CallingAgents,
    private readonly calls: AgentCalls,
    private readonly personal: PersonalCalls,
  ) {}

  /** @returns undefined for a client that may not call */
  async line(identity: string): Promise<OutgoingLine | undefined> {
    const account = this.account.get();
    if (account.source === 'seal') return { callerId: account.phoneNumber };
    const { accountSid, phoneNumber } = account;
    const personId = personOfIdentity(identity);
    if (personId === undefined) {
      const isDirect = this.personalMode.isOn && isDirectLine(account, `+${identity}`);
      return isDirect && phoneNumber !== undefined ? { callerId: phoneNumber } : undefined;
    }
    const organisationId = await this.agents.organisationOf(personId, accountSid);
    if (organisationId === undefined) return undefined;
    const callerId = this.lines.callerIdOf(organisationId, phoneNumber);
    return callerId === undefined ? undefined : { callerId, agent: { personId, organisationId } };
  }

  /** Whether another client may be called: an agent calls colleagues only, who are of the same organisation. */
  async mayCall({ agent }: OutgoingLine, identity: string): Promise<boolean> {
    if (!agent) return true;
    const personId = personOfIdentity(identity);
    if (personId === undefined) return false;
    const organisationId = await this.agents.organisationOf(personId, this.account.get().accountSid);
    return organisationId === agent.organisationId;
  }

  /**
   * A call is about to be dialled.
   *
   * @param to number (E.164) or identity
   * @returns seconds that it may last, or what stands against it
   */
  async place(
    { callerId, agent }: OutgoingLine,
    callSid: string,
    to: string,
  ): Promise<number | LimitRefusal> {
    if (agent) return await this.calls.place({ ...agent, callSid, from: callerId, to });
    return this.personal.place(lineOf(this.account.get()), callSid);
  }

  /** A call got so far. Told more than once. Those of the team are kept by the `CallRecorder`, whichever flow answers. */
  mark(callSid: string, mark: CallMark): void {
    this.personal.mark(lineOf(this.account.get()), callSid, mark);
  }
}
