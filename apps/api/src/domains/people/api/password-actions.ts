import { Injectable } from '@nestjs/common';
import type { PasswordChange, PasswordReset } from '@centralita/shared-types';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { PasswordHasher } from '../../../platform/security/password-hasher';
import { AuditLog, type Actor } from '../../audit/api/audit-log';
import { AccessEnd } from '../access-end';
import { PeopleStore } from '../people.store';
import { wrongPassword } from '../person-errors';
import { PasswordProofs } from '../password-proofs';
import { ResetLinks } from '../reset-links';
import type { Principal } from './principal';

/**
 * New passwords: by who knows the former one, or has a link. Whatever was opened with the former one ends: sessions but the
 * one that asks, and tokens of programs.
 */
@Injectable()
export class PasswordActions {
  constructor(
    private readonly people: PeopleStore,
    private readonly proofs: PasswordProofs,
    private readonly links: ResetLinks,
    private readonly passwords: PasswordHasher,
    private readonly accessEnd: AccessEnd,
    private readonly work: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** @throws AppError `people/wrong-password` (403), `sign-in/wait` (429) */
  async change(
    who: Principal,
    { currentPassword, newPassword }: PasswordChange,
    actor: Actor,
  ): Promise<void> {
    const person = await this.proofs.prove(who.personId, currentPassword, actor);
    const hash = await this.passwords.hash(newPassword);
    await this.work.run(async (tx) => {
      if (!(await this.people.isStill(tx, person, hash))) throw wrongPassword();
      await this.accessEnd.everything(tx, person.id, who.credentialId);
      await this.audit.record(tx, {
        actor,
        action: 'people/password-changed',
        organisationId: person.organisation_id,
        subject: { kind: 'person', id: person.id },
      });
    });
  }

  /**
   * A link that lets somebody set a new password, shown once.
   * @throws AppError `people/not-found` (404), `people/role-above-yours` (403); `people/in-profile` (403) for oneself
   */
  makeLink(who: Principal, id: string, actor: Actor): Promise<{ code: string; expiresAt: number }> {
    return this.links.make(who, id, actor);
  }

  /** @throws AppError `link/expired` (410) */
  async reset({ code, password }: PasswordReset, actor: Actor): Promise<void> {
    const link = await this.links.look(code);
    const hash = await this.passwords.hash(password);
    await this.work.run(async (tx) => {
      const { id, organisation_id: organisationId } = await this.links.use(tx, link);
      await this.people.update(tx, id, { password_hash: hash });
      await this.accessEnd.everything(tx, id);
      await this.audit.record(tx, {
        actor,
        action: 'people/password-reset',
        organisationId,
        subject: { kind: 'person', id },
      });
    });
  }
}
