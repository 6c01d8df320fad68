import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { NewProgramToken, ProgramToken, ProgramTokenMade } from '@centralita/shared-types';
import { Clock } from '../../../platform/clock/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AppError } from '../../../platform/errors/app-error';
import { SigningKeys } from '../../../platform/security/signing-keys';
import { AuditLog, type Actor } from '../../audit/api/audit-log';
import { PasswordProofs } from '../password-proofs';
import type { ProgramTokenRow } from '../people-schema';
import { PeopleStore } from '../people.store';
import { wrongPassword } from '../person-errors';
import { ProgramTokensStore } from '../program-tokens.store';
import type { Principal } from './principal';
import { assertMayGive, lesserRole } from './role-rules';

/** The one algorithm that is made and accepted: whatever else a token's header asks for is refused. */
const ALGORITHM = 'HS256';
const ISSUER = 'centralita';
const AUDIENCE = 'centralita/api';
const PURPOSE = 'program-tokens/1';
const TTL_MS = 365 * 86_400_000;
const TOUCH_EVERY_MS = 60_000;

/**
 * Bearer tokens for programs: signed, and each known to the database by its id, so that one can be ended. A token can do
 * what its maker still can, and ends with them and with their password.
 */
@Injectable()
export class ProgramTokens {
  readonly #logger = new Logger(ProgramTokens.name);

  constructor(
    private readonly store: ProgramTokensStore,
    private readonly people: PeopleStore,
    private readonly proofs: PasswordProofs,
    private readonly keys: SigningKeys,
    private readonly work: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError `people/role-above-yours`, `people/wrong-password` (403), `sign-in/wait` (429) */
  async make(
    who: Principal,
    { name, role, password }: NewProgramToken,
    actor: Actor,
  ): Promise<ProgramTokenMade> {
    assertMayGive(who, role);
    const person = await this.proofs.prove(who.personId, password, actor);
    const now = this.clock.now();
    const row: ProgramTokenRow = {
      id: randomUUID(),
      person_id: who.personId,
      name,
      role,
      created_at: now,
      expires_at: now + TTL_MS,
      last_used_at: null,
    };
    const token = await this.#sign(row);
    await this.work.run(async (tx) => {
      // Within the unit, so that none slips in beside a new password, which ends them all.
      if (!(await this.people.isStill(tx, person, person.password_hash))) throw wrongPassword();
      await this.store.insert(tx, row);
      await this.audit.record(tx, {
        actor,
        action: 'tokens/made',
        organisationId: who.organisationId,
        subject: { kind: 'token', id: row.id },
        details: { name, role },
      });
    });
    return { token, item: item(row) };
  }

  async list({ personId }: Principal): Promise<ProgramToken[]> {
    return (await this.store.ofPerson(personId, this.clock.now())).map(item);
  }

  /** @throws AppError `tokens/not-found` (404) */
  async end({ personId, organisationId }: Principal, id: string, actor: Actor): Promise<void> {
    await this.work.run(async (tx) => {
      if (!(await this.store.delete(tx, personId, id))) throw notFound();
      await this.audit.record(tx, {
        actor,
        action: 'tokens/ended',
        organisationId,
        subject: { kind: 'token', id },
      });
    });
  }

  /** Whose token it is; undefined where it is not ours, has expired or was ended. */
  async principal(token: string): Promise<Principal | undefined> {
    const id = await this.#idIn(token);
    const row = id === undefined ? undefined : await this.store.find(id);
    const now = this.clock.now();
    if (!row || row.active !== 1 || row.expires_at <= now) return undefined;
    if ((row.last_used_at ?? 0) <= now - TOUCH_EVERY_MS) this.#touch(row.id, now);
    return {
      personId: row.person_id,
      organisationId: row.organisation_id,
      role: lesserRole(row.role, row.maker_role),
      via: 'token',
      credentialId: row.id,
    };
  }

  async #sign({ id, person_id, created_at, expires_at }: ProgramTokenRow): Promise<string> {
    const { default: jwt } = await import('jsonwebtoken');
    const { id: keyid, key } = this.keys.present(PURPOSE);
    const times = { iat: Math.floor(created_at / 1000), exp: Math.floor(expires_at / 1000) };
    return jwt.sign({ jti: id, sub: person_id, iss: ISSUER, aud: AUDIENCE, ...times }, key, {
      algorithm: ALGORITHM,
      keyid,
    });
  }

  /** Whatever is no token of ours has none, also where it cannot even be read. */
  async #idIn(token: string): Promise<string | undefined> {
    const { default: jwt } = await import('jsonwebtoken');
    try {
      const keyId = jwt.decode(token, { complete: true })?.header.kid;
      const signing = keyId === undefined ? undefined : this.keys.named(PURPOSE, keyId);
      if (!signing) return undefined;
      const claims = jwt.verify(token, signing.key, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: AUDIENCE,
        clockTimestamp: Math.floor(this.clock.now() / 1000),
      });
      return typeof claims === 'string' ? undefined : claims.jti;
    } catch {
      return undefined;
    }
  }

  /** Nobody waits for it: a request is not refused because the time of it could not be noted. */
  #touch(id: string, now: number): void {
    this.work
      .run((tx) => this.store.touch(tx, id, now))
      .catch((error: unknown) => this.#logger.warn({ event: 'tokens.not-touched', err: error }));
  }
}

const item = ({ id, name, role, created_at, expires_at, last_used_at }: ProgramTokenRow): ProgramToken => ({
  id,
  name,
  role,
  createdAt: created_at,
  expiresAt: expires_at,
  lastUsedAt: last_used_at,
});

const notFound = (): AppError =>
  new AppError({
    code: 'tokens/not-found',
    detail: 'There is no such token of yours. Load the list again.',
    status: 404,
  });
