import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FirstOwner } from '@centralita/shared-types';
import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { PasswordHasher } from '../../platform/security/password-hasher';
import { digestOfCode } from '../../platform/security/secret-code';
import type { Actor } from '../audit/api/audit-log';
import { Organisations } from '../organisations/api/organisations';
import { linkExpired } from './link-limits';
import { Sessions, type BegunSession, type Device } from './api/sessions';
import { FoundingStore } from './founding.store';
import { Newcomers } from './api/newcomers';

/** Makes the first owner: everything in one unit, so that nobody finds half a server. */
@Injectable()
export class Founder {
  constructor(
    private readonly founding: FoundingStore,
    private readonly organisations: Organisations,
    private readonly newcomers: Newcomers,
    private readonly passwords: PasswordHasher,
    private readonly sessions: Sessions,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async found(owner: FirstOwner, device: Device, actor: Actor): Promise<BegunSession> {
    const personId = randomUUID();
    const passwordHash = await this.passwords.hash(owner.password);
    const by: Actor = { ...actor, personId, via: 'session' };
    return this.work.run(async (tx) => {
      const isFirst = await this.founding.found(tx, digestOfCode(owner.code), personId, this.clock.now());
      if (!isFirst) throw linkExpired();
      const { id: organisationId } = await this.organisations.create(tx, owner.organisationName, by);
      const { name, email } = owner;
      await this.newcomers.add(
        tx,
        { id: personId, organisationId, name, email, role: 'owner', passwordHash },
        by,
      );
      return this.sessions.begin(tx, personId, device);
    });
  }
}
