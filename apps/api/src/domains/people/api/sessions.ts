import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { SessionItem } from '@centralita/shared-types';
import { Clock } from '../../../platform/clock/clock';
import { AppError } from '../../../platform/errors/app-error';
import type { Tx } from '../../../platform/database/tx';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { digestOfCode, secretCode } from '../../../platform/security/secret-code';
import { AuditLog, type Actor } from '../../audit/api/audit-log';
import { deviceWords } from '../device-words';
import { SESSION_AGE_MAX_MS, SESSION_IDLE_MAX_MS } from '../session-limits';
import { SessionsStore, type SessionWithPerson } from '../sessions.store';
import type { Principal } from './principal';

/** How exactly it is known when a session was last used. */
const TOUCH_EVERY_MS = 60_000;

/** How long a browser is to keep the cookie. */
export const SESSION_COOKIE_MAX_AGE_MS = SESSION_AGE_MAX_MS;

/** The device that a request came from. */
export interface Device {
  userAgent: string | undefined;
  address: string;
}

/** A session that has begun. The secret goes into the browser's cookie, and is kept nowhere else. */
export interface BegunSession {
  id: string;
  personId: string;
  secret: string;
}

/** Browser sessions: kept in the database by the digest of their secret, so that every replica knows them. */
@Injectable()
export class Sessions {
  readonly #logger = new Logger(Sessions.name);

  constructor(
    private readonly store: SessionsStore,
    private readonly work: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async begin(tx: Tx, personId: string, { userAgent, address }: Device): Promise<BegunSession> {
    const session = { id: randomUUID(), personId, secret: secretCode() };
    const now = this.clock.now();
    await this.store.insert(tx, {
      id: session.id,
      secret_hash: digestOfCode(session.secret),
      person_id: personId,
      created_at: now,
      last_seen_at: now,
      device: deviceWords(userAgent),
      address,
    });
    return session;
  }

  /** Whose session it is; undefined where it has ended, or its person was deactivated. */
  async principal(secret: string): Promise<Principal | undefined> {
    return this.#principalOf(await this.store.bySecret(digestOfCode(secret)));
  }

  async list({ personId, credentialId }: Principal): Promise<SessionItem[]> {
    const now = this.clock.now();
    const rows = await this.store.ofPerson(personId, now - SESSION_IDLE_MAX_MS);
    return rows
      .filter(({ created_at }) => created_at > now - SESSION_AGE_MAX_MS)
      .map(({ id, created_at, last_seen_at, device, address }) => ({
        id,
        current: id === credentialId,
        createdAt: created_at,
        lastSeenAt: last_seen_at,
        device,
        address,
      }));
  }

  /** Ends one session of the person. @throws AppError `sessions/not-found` (404) */
  async end({ personId, organisationId }: Principal, id: string, actor: Actor): Promise<void> {
    await this.work.run(async (tx) => {
      if ((await this.store.end(tx, personId, { only: id })) === 0) throw notFound();
      await this.audit.record(tx, {
        actor,
        action: 'sessions/ended',
        organisationId,
        subject: { kind: 'person', id: personId },
      });
    });
  }

  /** Ends all sessions of the person but the one that asks. */
  async endOthers({ personId, organisationId, credentialId }: Principal, actor: Actor): Promise<void> {
    await this.work.run(async (tx) => {
      const count = await this.store.end(tx, personId, { not: credentialId });
      await this.audit.record(tx, {
        actor,
        action: 'sessions/others-ended',
        organisationId,
        subject: { kind: 'person', id: personId },
        details: { count },
      });
    });
  }

  async endWithin(tx: Tx, personId: string, id: string): Promise<void> {
    await this.store.end(tx, personId, { only: id });
  }

  /** Within a change after which nobody may go on as before: a new password, another role, a deactivation. */
  async endAll(tx: Tx, personId: string, butId?: string): Promise<void> {
    await this.store.end(tx, personId, butId === undefined ? {} : { not: butId });
  }

  #principalOf(session: SessionWithPerson | undefined): Principal | undefined {
    const now = this.clock.now();
    if (!session || session.active !== 1) return undefined;
    if (session.last_seen_at <= now - SESSION_IDLE_MAX_MS) return undefined;
    if (session.created_at <= now - SESSION_AGE_MAX_MS) return undefined;
    if (session.last_seen_at <= now - TOUCH_EVERY_MS) this.#touch(session, now);
    return {
      personId: session.person_id,
      organisationId: session.organisation_id,
      role: session.role,
      via: 'session',
      credentialId: session.id,
    };
  }

  /** Nobody waits for it: a request is not refused because the time of it could not be noted. */
  #touch(session: SessionWithPerson, now: number): void {
    this.work
      .run((tx) => this.store.touch(tx, [session], now))
      .catch((error: unknown) => this.#logger.warn({ event: 'sessions.not-touched', err: error }));
  }
}

const notFound = (): AppError =>
  new AppError({
    code: 'sessions/not-found',
    detail: 'There is no such session of yours; it may have ended. Load the list again.',
    status: 404,
  });
