import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Quarantine } from '../organisations/api/quarantine';
import { PeopleDirectory } from '../people/api/people-directory';
import { agentIdentity } from './agent-identity';
import { CallLog } from './call-log';
import { rowOf, type NewCall } from './new-call';
import { PhonePresenceStore } from './phone-presence.store';

/** The most clients that may ring at once. Source: https://www.twilio.com/docs/voice/twiml/dial#nouns */
const RINGING_MAX = 10;
const CONSIDERED_MAX = 100;

/** Who gets a call: identities of the clients that ring, or why none does. */
export type IncomingRoute = string[] | 'nobody-there' | 'unknown-number';

/** Calls that come for the team's numbers. */
@Injectable()
export class IncomingCalls {
  constructor(
    private readonly log: CallLog,
    private readonly presence: PhonePresenceStore,
    private readonly people: PeopleDirectory,
    private readonly quarantine: Quarantine,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * A call for an organisation: its agents ring who are signed in with an open phone, the most recently seen first. Where none
   * is, the call may go on with another flow: it is for the flow to end it.
   */
  async ring(accountSid: string, organisationId: string): Promise<IncomingRoute> {
    const now = this.clock.now();
    const reachable = await this.presence.reachable(organisationId, accountSid, now, CONSIDERED_MAX);
    const present = await this.people.present(organisationId, 'agent', reachable);
    const ringing = reachable.filter((id) => present.has(id)).slice(0, RINGING_MAX);
    return ringing.length > 0 ? ringing.map(agentIdentity) : 'nobody-there';
  }

  /** A call for a number of no organisation. */
  async stray(call: NewCall): Promise<IncomingRoute> {
    const now = this.clock.now();
    await this.work.run(async (tx) => {
      await this.log.begin(tx, rowOf(call, now));
      const isNew = await this.log.end(tx, call.callSid, 'unknown-number');
      if (isNew) await this.quarantine.add(tx, { channel: 'voice', to: call.to, from: call.from });
    });
    return 'unknown-number';
  }
}
