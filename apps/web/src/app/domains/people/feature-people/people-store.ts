import { Injectable, inject } from '@angular/core';
import type { Invitation, Person, PersonChange, ResetLink } from '@centralita/shared-types';
import type { Role } from '@centralita/shared-types/rules';
import { liveRemote } from '../../../shared/data-live/live-remote';
import { OrganisationChoice } from '../data/organisation-choice';
import { PeopleClient } from '../data/people-client';

/** The people of the organisation that is looked at, and who is invited. Changes reject with `ApiError`. */
@Injectable()
export class PeopleStore {
  private readonly client = inject(PeopleClient);
  private readonly organisation = inject(OrganisationChoice).id;

  readonly people = liveRemote({
    of: this.organisation,
    kinds: ['people/joined', 'people/changed', 'people/presence-changed', 'demo/created'],
    ask: (id) => this.client.people(id),
  });
  readonly invitations = liveRemote({
    of: this.organisation,
    kinds: ['people/invited', 'people/invitation-withdrawn', 'people/joined'],
    ask: (id) => this.client.invitations(id),
  });

  async change(person: Person, change: PersonChange): Promise<void> {
    const changed = await this.client.changePerson(this.here(), person.id, change);
    this.people.update((people) => people.map((one) => (one.id === changed.id ? changed : one)));
  }

  makeResetLink({ id }: Person): Promise<ResetLink> {
    return this.client.makeResetLink(this.here(), id);
  }

  /** Answers the link, which is told only this once. */
  async invite(email: string, role: Role): Promise<string> {
    const { invitation, link } = await this.client.invite(this.here(), { email, role });
    this.invitations.update((before) => [invitation, ...before.filter(({ id }) => id !== invitation.id)]);
    return link;
  }

  async withdraw({ id }: Invitation): Promise<void> {
    await this.client.withdrawInvitation(this.here(), id);
    this.invitations.update((before) => before.filter((one) => one.id !== id));
  }

  private here(): string {
    const id = this.organisation();
    if (id === undefined) throw new Error('People are changed by somebody who is signed in.');
    return id;
  }
}
