import { Injectable } from '@nestjs/common';
import type { SignIn } from '@centralita/shared-types';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AppError } from '../../../platform/errors/app-error';
import { PasswordHasher } from '../../../platform/security/password-hasher';
import { AuditLog, type Actor } from '../../audit/api/audit-log';
import type { PersonRow } from '../people-schema';
import { PeopleStore } from '../people.store';
import { SecondFactor } from '../second-factor';
import { SignInBackOff, type Attempt } from '../sign-in-back-off';
import type { Principal } from './principal';
import { Sessions, type BegunSession, type Device } from './sessions';

type Refusal = 'unknown' | 'deactivated' | 'password' | 'code';

/** Lets people in who prove who they are. */
@Injectable()
export class SignInActions {
  constructor(
    private readonly people: PeopleStore,
    private readonly passwords: PasswordHasher,
    private readonly secondFactor: SecondFactor,
    private readonly backOff: SignInBackOff,
    private readonly sessions: Sessions,
    private readonly work: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /**
   * @throws AppError `sign-in/wrong` (401): whichever was wrong, in the same words and after the same work;
   *   `sign-in/code-needed` (401): right so far; `sign-in/wait` (429)
   */
  async signIn({ email, password, code }: SignIn, device: Device, actor: Actor): Promise<BegunSession> {
    const attempt = await this.backOff.begin(email, device.address);
    const person = await this.people.byEmail(email);
    const right = await this.passwords.verify(password, person?.password_hash);
    if (!person || !right || person.active !== 1) {
      await this.#refused(person, reason(person, right), actor);
      throw wrong();
    }
    if (person.totp_secret !== null) await this.#proveCode(person, code, attempt, actor);

    const better = this.passwords.isOutdated(person.password_hash)
      ? await this.passwords.hash(password)
      : undefined;
    return this.work.run(async (tx) => {
      await this.backOff.succeeded(tx, attempt);
      const hash = better ?? person.password_hash;
      // Within the unit, so that nobody slips in beside a change of the password or a deactivation.
      if (!(await this.people.isStill(tx, person, hash))) throw wrong();
      const session = await this.sessions.begin(tx, person.id, device);
      await this.audit.record(tx, {
        actor: { ...actor, personId: person.id, via: 'session' },
        action: 'sign-in/succeeded',
        organisationId: person.organisation_id,
        subject: { kind: 'person', id: person.id },
        details: { secondFactor: person.totp_secret !== null },
      });
      return session;
    });
  }

  async signOut({ personId, organisationId, credentialId }: Principal, actor: Actor): Promise<void> {
    await this.work.run(async (tx) => {
      await this.sessions.endWithin(tx, personId, credentialId);
      await this.audit.record(tx, {
        actor,
        action: 'sign-in/signed-out',
        organisationId,
        subject: { kind: 'person', id: personId },
      });
    });
  }

  async #proveCode(
    person: PersonRow,
    code: string | undefined,
    attempt: Attempt,
    actor: Actor,
  ): Promise<void> {
    if (code === undefined) {
      await this.backOff.takeBack(attempt);
      throw codeNeeded();
    }
    if (await this.secondFactor.accept(person, code)) return;
    await this.#refused(person, 'code', actor);
    throw codeNeeded();
  }

  async #refused(person: PersonRow | undefined, why: Refusal, actor: Actor): Promise<void> {
    await this.work.run((tx) =>
      this.audit.record(tx, {
        actor,
        action: 'sign-in/refused',
        ...(person && {
          organisationId: person.organisation_id,
          subject: { kind: 'person', id: person.id },
        }),
        details: { reason: why },
      }),
    );
  }
}

const reason = (person: PersonRow | undefined, right: boolean): Refusal => {
  if (!person) return 'unknown';
  return right ? 'deactivated' : 'password';
};

const wrong = (): AppError =>
  new AppError({
    code: 'sign-in/wrong',
    detail:
      'The e-mail address or the password is wrong. Try again, or ask an administrator for a reset link.',
    status: 401,
  });

const codeNeeded = (): AppError =>
  new AppError({
    code: 'sign-in/code-needed',
    detail: 'Enter the present code of your authenticator app, or one of your recovery codes.',
    status: 401,
  });
