import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { AgentLines } from '../accounts/api/agent-lines';
import type { TwilioAccount } from '../accounts/api/twilio-account';
import { OrganisationDirectory } from '../organisations/api/organisation-directory';
import { PersonalMode } from '../people/api/personal-mode';
import { CallingAgents } from './calling-agents';
import { personOfClient } from './agent-identity';
import type { CallRow } from './calls-schema';
import { isDirectLine } from './direct-line';
import { rowOf, type NewCall } from './new-call';

/** A call that begins, with who began it. */
export interface BegunCall extends NewCall {
  direction: 'incoming' | 'outgoing' | 'made-by-rest';
}

/** Whose a call is that begins on an account of the server. */
@Injectable()
export class CallOwners {
  constructor(
    private readonly personalMode: PersonalMode,
    private readonly organisations: OrganisationDirectory,
    private readonly lines: AgentLines,
    private readonly agents: CallingAgents,
    private readonly clock: Clock,
  ) {}

  /** The row of the call; undefined for one that is not the team's: of the direct line, or of who may not call. */
  async row(account: TwilioAccount, call: BegunCall): Promise<CallRow | undefined> {
    const row = rowOf({ ...call, accountSid: account.accountSid }, this.clock.now());
    if (call.direction === 'outgoing') return this.#ofClient(account, call, row);
    // What the server rings at an agent's is a part of the call that waits for them.
    if (call.direction === 'made-by-rest' && personOfClient(call.to) !== undefined) return undefined;
    const isIncoming = call.direction === 'incoming';
    const organisationId = this.organisations.ofNumber(isIncoming ? call.to : call.from);
    if (organisationId !== undefined)
      return { ...row, organisation_id: organisationId, direction: isIncoming ? 'incoming' : 'outgoing' };
    return isIncoming && !(this.personalMode.isOn && isDirectLine(account, call.to)) ? row : undefined;
  }

  async #ofClient(account: TwilioAccount, call: BegunCall, row: CallRow): Promise<CallRow | undefined> {
    const personId = personOfClient(call.from);
    if (personId === undefined) return undefined;
    const organisationId = await this.agents.organisationOf(personId, account.accountSid);
    if (organisationId === undefined) return undefined;
    const caller = this.lines.callerIdOf(organisationId, account.phoneNumber) ?? '';
    return { ...row, organisation_id: organisationId, person_id: personId, direction: 'outgoing', caller };
  }
}
