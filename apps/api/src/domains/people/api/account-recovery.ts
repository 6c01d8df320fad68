import type { Person } from '@centralita/shared-types';
import type { Actor } from '../../audit/api/audit-log';
import type { PeopleStore } from '../people.store';
import { deactivated, nobodyHasEmail } from '../person-errors';
import type { ResetLinks } from '../reset-links';
import type { PeopleActions } from './people-actions';
import type { Authority } from './principal';

/** What else somebody needs to get in again, beside a new password. */
export interface RecoveryOptions {
  withoutTotp: boolean;
  activate: boolean;
}

export interface StartedRecovery {
  /** As they were before. */
  person: Pick<Person, 'name' | 'email' | 'active' | 'totp'>;
  code: string;
  /** Epoch milliseconds. */
  expiresAt: number;
}

const SERVER: Actor = { via: 'server' };

/**
 * Lets people in again who are locked out, where nobody is left who may: for whoever runs the server, who proves nothing
 * here, since they have the database anyway.
 */
export class AccountRecovery {
  constructor(
    private readonly people: PeopleStore,
    private readonly actions: PeopleActions,
    private readonly links: ResetLinks,
  ) {}

  list(): Promise<Person[]> {
    return this.actions.everybody();
  }

  /**
   * A link for a new password, as an admin makes one. What was asked for beside it is done first: run again, it goes on
   * from there.
   *
   * @throws AppError `people/no-such-e-mail`; `people/deactivated` where the link would let nobody in
   */
  async open(address: string, { withoutTotp, activate }: RecoveryOptions): Promise<StartedRecovery> {
    const email = address.trim().toLowerCase();
    const row = await this.people.byEmail(email);
    if (!row) throw nobodyHasEmail(email);
    const { id, name } = row;
    const person = { name, email, active: row.active === 1, totp: row.totp_secret !== null };
    if (!person.active && !activate) throw deactivated(email);

    const owner: Authority = { organisationId: row.organisation_id, role: 'owner' };
    const activates = activate && !person.active;
    const disarms = withoutTotp && person.totp;
    if (activates || disarms) {
      const change = { ...(activates && { active: true }), ...(disarms && { totp: false as const }) };
      await this.actions.change(owner, id, change, SERVER);
    }
    return { person, ...(await this.links.make(owner, id, SERVER)) };
  }
}
