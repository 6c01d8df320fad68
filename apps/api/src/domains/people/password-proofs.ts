import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { PasswordHasher } from '../../platform/security/password-hasher';
import { AuditLog, type Actor } from '../audit/api/audit-log';
import type { PersonRow } from './people-schema';
import { PeopleStore } from './people.store';
import { noSuchPerson, wrongPassword } from './person-errors';
import { SignInBackOff } from './sign-in-back-off';

/**
 * Asks who is signed in for the password again, before what would let somebody stay who only found the browser open.
 * Wrong ones make wait as failed sign-ins do, but count by themselves.
 */
@Injectable()
export class PasswordProofs {
  constructor(
    private readonly people: PeopleStore,
    private readonly passwords: PasswordHasher,
    private readonly backOff: SignInBackOff,
    private readonly work: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** @throws AppError `people/wrong-password` (403), `sign-in/wait` (429) */
  async prove(personId: string, password: string, actor: Actor): Promise<PersonRow> {
    const person = await this.people.find(personId);
    if (!person) throw noSuchPerson();
    const attempt = await this.backOff.beginProof(person.email, actor.address ?? '');
    if (await this.passwords.verify(password, person.password_hash)) {
      await this.work.run((tx) => this.backOff.succeeded(tx, attempt));
      return person;
    }
    await this.work.run((tx) =>
      this.audit.record(tx, {
        actor,
        action: 'people/password-not-proven',
        organisationId: person.organisation_id,
        subject: { kind: 'person', id: personId },
      }),
    );
    throw wrongPassword();
  }
}
