import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { TotpOffer } from '@centralita/shared-types';
import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { PasswordHasher } from '../../platform/security/password-hasher';
import { Sealer } from '../../platform/security/sealer';
import { AppError } from '../../platform/errors/app-error';
import type { PersonRow } from './people-schema';
import { PeopleStore } from './people.store';
import { RecoveryCodesStore } from './recovery-codes.store';
import { totpPurpose } from './sealed-in-people';

const ISSUER = 'Centralita';
const STEP_SEC = 30;
/** One step before and after the present one: clocks differ, and people type slowly. */
const TOLERANCE_SEC = STEP_SEC;
const RECOVERY_CODES = 10;
/** Without what is easily mixed up: 0 and o, 1, i and l. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Codes of an authenticator app (RFC 6238), each good once, and recovery codes for who has lost it. */
@Injectable()
export class SecondFactor {
  constructor(
    private readonly people: PeopleStore,
    private readonly recoveryCodes: RecoveryCodesStore,
    private readonly passwords: PasswordHasher,
    private readonly sealer: Sealer,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** A new secret, with the seal under which it is kept. */
  async offer(person: Pick<PersonRow, 'id' | 'email'>): Promise<{ offer: TotpOffer; sealed: string }> {
    const { generateSecret, generateURI } = await import('otplib');
    const secret = generateSecret();
    const uri = generateURI({ issuer: ISSUER, label: person.email, secret });
    return { offer: { secret, uri }, sealed: this.sealer.seal(totpPurpose(person.id), Buffer.from(secret)) };
  }

  /** The time step that a code of this sealed secret belongs to; undefined where it is wrong or was used. */
  async stepOf({ id, totp_last_step }: PersonRow, sealed: string, code: string): Promise<number | undefined> {
    const secret = this.sealer.open(totpPurpose(id), sealed)?.toString();
    if (secret === undefined) throw keyLost();
    const { verify } = await import('otplib');
    const result = await verify({
      secret,
      token: code,
      strategy: 'totp',
      epoch: Math.floor(this.clock.now() / 1000),
      epochTolerance: TOLERANCE_SEC,
      ...(totp_last_step > 0 && { afterTimeStep: totp_last_step }),
    });
    return result.valid && 'timeStep' in result ? result.timeStep : undefined;
  }

  /** Uses up a code of the app, or a recovery code. */
  async accept(person: PersonRow, code: string): Promise<boolean> {
    if (/^\d{6}$/.test(code)) {
      const step =
        person.totp_secret === null ? undefined : await this.stepOf(person, person.totp_secret, code);
      return step !== undefined && this.work.run((tx) => this.people.useTotpStep(tx, person.id, step));
    }
    const hash = await this.#hash(person.id, code);
    return this.work.run((tx) => this.recoveryCodes.use(tx, person.id, hash));
  }

  /** New recovery codes, and what is kept of them. */
  async newRecoveryCodes(personId: string): Promise<{ codes: string[]; hashes: string[] }> {
    const codes = Array.from({ length: RECOVERY_CODES }, () => `${letters()}-${letters()}`);
    return { codes, hashes: await Promise.all(codes.map((code) => this.#hash(personId, code))) };
  }

  /** Short codes are worth guessing where the database was stolen: each guess costs as much as one of a password. */
  #hash(personId: string, code: string): Promise<string> {
    return this.passwords.digest(code, `recovery/${personId}`);
  }
}

const letters = (): string => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');

const keyLost = (): AppError =>
  new AppError({
    code: 'sign-in/key-lost',
    detail:
      'The codes of the app cannot be checked, since they were sealed under another server key. Use a recovery code, or put the former key into CENTRALITA_KEY_PREVIOUS.',
    status: 500,
  });
