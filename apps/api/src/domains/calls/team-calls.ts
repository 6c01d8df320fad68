import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/tx';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { ActivityLog } from '../../platform/events/activity-log';
import { maskPhoneNumber } from '../../platform/logging/mask-phone-number';
import { Quarantine } from '../organisations/api/quarantine';
import { PeopleDirectory } from '../people/api/people-directory';
import { agentIdentity } from './agent-identity';
import type { CallRow } from './calls-schema';
import { CallsStore } from './calls.store';
import { PhonePresenceStore } from './phone-presence.store';

/** The most clients that may ring at once. Source: https://www.twilio.com/docs/voice/twiml/dial#nouns */
const RINGING_MAX = 10;
const CONSIDERED_MAX = 100;

/** Who gets a call: identities of the clients that ring, or why none does. */
export type IncomingRoute = string[] | 'nobody-there' | 'unknown-number';

interface IncomingCall {
  callSid: string;
  from: string;
  to: string;
}

/** The team's calls. Each begins and ends once, however often the provider says so. */
@Injectable()
export class TeamCalls {
  constructor(
    private readonly store: CallsStore,
    private readonly presence: PhonePresenceStore,
    private readonly people: PeopleDirectory,
    private readonly quarantine: Quarantine,
    private readonly work: UnitOfWork,
    private readonly activities: ActivityLog,
    private readonly clock: Clock,
  ) {}

  /** A call for an organisation: its agents ring who are signed in with an open phone, the most recently seen first. */
  async ring(accountSid: string, organisationId: string, call: IncomingCall): Promise<IncomingRoute> {
    const now = this.clock.now();
    return await this.work.run(async (tx) => {
      const reachable = await this.presence.reachable(tx, organisationId, accountSid, now, CONSIDERED_MAX);
      const present = await this.people.present(tx, organisationId, 'agent', reachable);
      const ringing = reachable.filter((id) => present.has(id)).slice(0, RINGING_MAX);
      await this.#begin(tx, { ...incoming(call, now), organisation_id: organisationId });
      if (ringing.length > 0) return ringing.map(agentIdentity);
      await this.#end(tx, call.callSid, 'nobody-there');
      return 'nobody-there';
    });
  }

  /** A call for a number of no organisation. */
  async stray(call: IncomingCall): Promise<IncomingRoute> {
    const now = this.clock.now();
    await this.work.run(async (tx) => {
      const ended = { ended_at: now, outcome: 'unknown-number' };
      const isNew = await this.#begin(tx, { ...incoming(call, now), ...ended });
      if (isNew) await this.quarantine.add(tx, { channel: 'voice', to: call.to, from: call.from });
    });
    return 'unknown-number';
  }

  /** A call that an agent dials. @param call.to number (E.164) or identity */
  async placed(call: IncomingCall & { personId: string; organisationId: string }): Promise<void> {
    const row: CallRow = {
      ...incoming(call, this.clock.now()),
      direction: 'outgoing',
      organisation_id: call.organisationId,
      person_id: call.personId,
    };
    await this.work.run((tx) => this.#begin(tx, row));
  }

  /** A call that is not known, or has ended before, is left as it is. */
  async ended(callSid: string, outcome: string): Promise<void> {
    await this.work.run((tx) => this.#end(tx, callSid, outcome));
  }

  /** @returns false where the call has begun before */
  async #begin(tx: Tx, row: CallRow): Promise<boolean> {
    const isNew = await this.store.begin(tx, row);
    if (isNew) this.#tell(tx, 'calls/ringing', row);
    return isNew;
  }

  async #end(tx: Tx, callSid: string, outcome: string): Promise<void> {
    const row = await this.store.end(tx, callSid, outcome, this.clock.now());
    if (row) this.#tell(tx, 'calls/ended', row);
  }

  /** What came for nobody is no organisation's to see. */
  #tell(tx: Tx, kind: 'calls/ringing' | 'calls/ended', row: CallRow): void {
    const { organisation_id: stream, call_sid: callSid, direction, outcome, person_id: personId } = row;
    if (stream === null) return;
    const data = {
      callSid,
      direction,
      from: row.caller,
      to: row.called,
      ...(outcome !== null && { outcome }),
      ...(personId !== null && { personId }),
    };
    this.activities.append(tx, { stream, kind, data });
  }
}

const incoming = ({ callSid, from, to }: IncomingCall, now: number): CallRow => ({
  call_sid: callSid,
  organisation_id: null,
  person_id: null,
  direction: 'incoming',
  caller: maskPhoneNumber(from),
  called: maskPhoneNumber(to),
  started_at: now,
  ended_at: null,
  outcome: null,
});
