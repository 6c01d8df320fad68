import { Injectable } from '@nestjs/common';
import type { AuditAction, RecoveryCodes, TotpOffer } from '@centralita/shared-types';
import type { Tx } from '../../../platform/database/tx';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AuditLog, type Actor } from '../../audit/api/audit-log';
import { AccessEnd } from '../access-end';
import { PasswordProofs } from '../password-proofs';
import { PeopleStore } from '../people.store';
import { noSuchPerson, wrongCode } from '../person-errors';
import { RecoveryCodesStore } from '../recovery-codes.store';
import { SecondFactor } from '../second-factor';
import type { Principal } from './principal';

/** Turns a person's second factor on and off. */
@Injectable()
export class SecondFactorActions {
  constructor(
    private readonly people: PeopleStore,
    private readonly recoveryCodes: RecoveryCodesStore,
    private readonly secondFactor: SecondFactor,
    private readonly proofs: PasswordProofs,
    private readonly accessEnd: AccessEnd,
    private readonly work: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** Offers a secret; a former one stays in force until a code has proven the new one. */
  async offer({ personId }: Principal, password: string, actor: Actor): Promise<TotpOffer> {
    const person = await this.proofs.prove(personId, password, actor);
    const { offer, sealed } = await this.secondFactor.offer(person);
    await this.work.run(async (tx) => {
      await this.people.update(tx, personId, { totp_offered: sealed });
      await this.#record(tx, personId, person.organisation_id, 'people/second-factor-offered', actor);
    });
    return offer;
  }

  /** @throws AppError `totp/wrong-code` (403) */
  async confirm({ personId }: Principal, code: string, actor: Actor): Promise<RecoveryCodes> {
    const person = await this.people.find(personId);
    if (!person) throw noSuchPerson();
    const step =
      person.totp_offered === null
        ? undefined
        : await this.secondFactor.stepOf(person, person.totp_offered, code);
    if (step === undefined) throw wrongCode();
    const { codes, hashes } = await this.secondFactor.newRecoveryCodes(personId);
    await this.work.run(async (tx) => {
      if (!(await this.people.useTotpStep(tx, personId, step))) throw wrongCode();
      await this.people.update(tx, personId, { totp_secret: person.totp_offered, totp_offered: null });
      await this.recoveryCodes.replace(tx, personId, hashes);
      await this.#record(tx, personId, person.organisation_id, 'people/second-factor-on', actor);
    });
    return { recoveryCodes: codes };
  }

  async turnOff({ personId }: Principal, password: string, actor: Actor): Promise<void> {
    const person = await this.proofs.prove(personId, password, actor);
    await this.work.run(async (tx) => {
      await this.accessEnd.secondFactor(tx, personId);
      await this.#record(tx, personId, person.organisation_id, 'people/second-factor-off', actor);
    });
  }

  #record(
    tx: Tx,
    personId: string,
    organisationId: string,
    action: AuditAction,
    actor: Actor,
  ): Promise<void> {
    return this.audit.record(tx, {
      actor,
      action,
      organisationId,
      subject: { kind: 'person', id: personId },
    });
  }
}
