import { Injectable } from '@nestjs/common';
import { AgentLines } from '../../accounts/api/agent-lines';
import { CurrentAccount } from '../../accounts/api/current-account';
import { identityOf, type TeamAccount } from '../../accounts/api/voice-account';
import { OrganisationDirectory } from '../../organisations/api/organisation-directory';
import { PersonalMode } from '../../people/api/personal-mode';
import { personOfIdentity } from '../agent-identity';
import { PhonePresenceStore } from '../phone-presence.store';
import { TeamCalls, type IncomingRoute } from '../team-calls';

/** A client that dials. */
export interface OutgoingLine {
  /** E.164: never what the browser asks for. */
  callerId: string;
  /** Who dials; absent for a person who brings an account. */
  agent?: { personId: string; organisationId: string };
}

/**
 * Decides who gets the call of the current account, and as whom a client calls. An account that a person brings has that
 * person's number and clients, and nothing is read or kept; a number of the team belongs to the agents of its
 * organisation.
 */
@Injectable()
export class CallRouter {
  constructor(
    private readonly account: CurrentAccount,
    private readonly personalMode: PersonalMode,
    private readonly organisations: OrganisationDirectory,
    private readonly lines: AgentLines,
    private readonly presence: PhonePresenceStore,
    private readonly calls: TeamCalls,
  ) {}

  /** @returns identities of the clients that ring, or why none does */
  async incoming(call: { callSid: string; from: string; to: string }): Promise<IncomingRoute> {
    const account = this.account.get();
    if (account.source === 'seal') return [identityOf(account.phoneNumber)];
    const organisationId = this.organisations.ofNumber(call.to);
    if (organisationId !== undefined) return this.calls.ring(account.accountSid, organisationId, call);
    return this.#isDirectLine(account, call.to) ? [identityOf(call.to)] : this.calls.stray(call);
  }

  /** @returns undefined for a client that may not call */
  async outgoing(identity: string): Promise<OutgoingLine | undefined> {
    const account = this.account.get();
    if (account.source === 'seal') return { callerId: account.phoneNumber };
    const { accountSid, phoneNumber } = account;
    const personId = personOfIdentity(identity);
    if (personId === undefined) {
      const isDirect = this.#isDirectLine(account, `+${identity}`);
      return isDirect && phoneNumber !== undefined ? { callerId: phoneNumber } : undefined;
    }
    const organisationId = await this.presence.organisationOf(personId, accountSid);
    if (organisationId === undefined) return undefined;
    const callerId = this.lines.callerIdOf(organisationId, phoneNumber);
    return callerId === undefined ? undefined : { callerId, agent: { personId, organisationId } };
  }

  /** Whether another client may be called: an agent calls colleagues only, who are of the same organisation. */
  async mayCall({ agent }: OutgoingLine, identity: string): Promise<boolean> {
    if (!agent) return true;
    const personId = personOfIdentity(identity);
    if (personId === undefined) return false;
    const organisationId = await this.presence.organisationOf(personId, this.account.get().accountSid);
    return organisationId === agent.organisationId;
  }

  /** A call of a client is about to be dialled. @param to number (E.164) or identity */
  async placed({ callerId, agent }: OutgoingLine, callSid: string, to: string): Promise<void> {
    if (agent) await this.calls.placed({ ...agent, callSid, from: callerId, to });
  }

  /** A call is over. Told more than once, and of calls that are not the team's. @param outcome a dial status */
  async ended(callSid: string, outcome: string): Promise<void> {
    if (this.account.get().source !== 'seal') await this.calls.ended(callSid, outcome);
  }

  /** The number of the environment, until an organisation has it: whoever brings the same account answers it. */
  #isDirectLine({ source, phoneNumber }: TeamAccount, number: string): boolean {
    return source === 'environment' && phoneNumber === number && this.personalMode.isOn;
  }
}
