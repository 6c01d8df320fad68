import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { CurrentAccount } from '../../accounts/api/current-account';
import { identityOf } from '../../accounts/api/twilio-account';
import { OrganisationDirectory } from '../../organisations/api/organisation-directory';
import { PersonalMode } from '../../people/api/personal-mode';
import { personOfClient } from '../agent-identity';
import { CallLog, type CallEnding } from '../call-log';
import { isDirectLine, lineOf } from '../direct-line';
import { IncomingCalls, type IncomingRoute } from '../incoming-calls';
import type { NewCall } from '../new-call';
import { PersonalCalls } from '../personal-calls';

/**
 * Decides who gets the call of the current account. An account that a person brings has that person's clients, and
 * nothing is read or kept; a number of the team belongs to the agents of its organisation.
 */
@Injectable()
export class CallRouter {
  constructor(
    private readonly account: CurrentAccount,
    private readonly personalMode: PersonalMode,
    private readonly organisations: OrganisationDirectory,
    private readonly calls: IncomingCalls,
    private readonly log: CallLog,
    private readonly personal: PersonalCalls,
    private readonly work: UnitOfWork,
  ) {}

  /** @returns identities of the clients that ring, or why none does: then the flow ends the call, or goes on with it */
  async incoming(call: NewCall): Promise<IncomingRoute> {
    const account = this.account.get();
    if (account.source === 'seal') return [identityOf(account.phoneNumber)];
    const organisationId = this.organisations.ofNumber(call.to);
    if (organisationId !== undefined) return this.calls.ring(account.accountSid, organisationId);
    const isDirect = this.personalMode.isOn && isDirectLine(account, call.to);
    return isDirect ? [identityOf(call.to)] : this.calls.stray(call);
  }

  /**
   * A call asks for a person without a dial, such as by waiting, or has asked for one and goes on: where nobody takes it, it
   * is missed. Told again and again.
   */
  async asks(callSid: string): Promise<void> {
    if (this.account.get().source !== 'seal') await this.work.run((tx) => this.log.asks(tx, callSid));
  }

  /**
   * A person takes a call that is connected without a dial, such as out of a queue. Told more than once.
   * @param agent address of their browser, `client:agent_…`
   * @param side id of the call of their browser
   */
  async answered(callSid: string, agent: string, side?: string): Promise<void> {
    const personId = personOfClient(agent);
    if (this.account.get().source === 'seal' || personId === undefined) return;
    await this.work.run((tx) => this.log.connected(tx, callSid, personId, side));
  }

  /**
   * A call is over, whichever way it went. Told more than once, and of calls that are not the team's.
   *
   * @param outcome a dial status
   * @param ending the side that has ended, and for how long was talked, where whoever tells it knows
   */
  async ended(callSid: string, outcome: string, ending: CallEnding = {}): Promise<void> {
    const account = this.account.get();
    this.personal.ended(lineOf(account), callSid, ending.talkedSec);
    if (account.source !== 'seal') await this.work.run((tx) => this.log.end(tx, callSid, outcome, ending));
  }
}
