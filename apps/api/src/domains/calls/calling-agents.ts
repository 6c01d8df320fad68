import { Injectable } from '@nestjs/common';
import { PeopleDirectory } from '../people/api/people-directory';
import { PhonePresenceStore } from './phone-presence.store';

/** Who may call now from a browser. */
@Injectable()
export class CallingAgents {
  constructor(
    private readonly presence: PhonePresenceStore,
    private readonly people: PeopleDirectory,
  ) {}

  /** The organisation of a person who may call by a token of this account; undefined where they may not. */
  async organisationOf(personId: string, accountSid: string): Promise<string | undefined> {
    if (!(await this.presence.has(personId, accountSid))) return undefined;
    return this.people.organisationOf(personId, 'agent');
  }
}
