import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { ProgramTokensStore } from '../program-tokens.store';
import { SESSION_AGE_MAX_MS, SESSION_IDLE_MAX_MS } from '../session-limits';
import { SessionsStore } from '../sessions.store';
import type { Principal } from './principal';
import { lesserRole } from './role-rules';

/** How exactly it is known that somebody still has a page open. */
const SEEN_EVERY_MS = 300_000;

/** Whether people who were let in some time ago (live streams) may stay. */
@Injectable()
export class SessionValidity {
  readonly #logger = new Logger(SessionValidity.name);

  constructor(
    private readonly sessions: SessionsStore,
    private readonly tokens: ProgramTokensStore,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Those whose session or token still holds, for the same role as before: each decided alone, since one token may have
   * been let in with two roles. To be asked about is a sign of life: an open page keeps its session.
   */
  async ofAll(principals: readonly Principal[]): Promise<ReadonlySet<Principal>> {
    const idsVia = (via: Principal['via']): string[] => [
      ...new Set(principals.filter((one) => one.via === via).map(({ credentialId }) => credentialId)),
    ];
    const [sessions, tokens] = await Promise.all([
      this.sessions.byIds(idsVia('session')),
      this.tokens.byIds(idsVia('token')),
    ]);
    const now = this.clock.now();
    const roles = new Map([
      ...sessions
        .filter(
          ({ active, created_at, last_seen_at }) =>
            active === 1 && created_at > now - SESSION_AGE_MAX_MS && last_seen_at > now - SESSION_IDLE_MAX_MS,
        )
        .map(({ id, role }) => [id, role] as const),
      ...tokens
        .filter(({ active, expires_at }) => active === 1 && expires_at > now)
        .map(({ id, role, maker_role }) => [id, lesserRole(role, maker_role)] as const),
    ]);
    this.#seen(sessions, now);
    return new Set(principals.filter(({ credentialId, role }) => roles.get(credentialId) === role));
  }

  #seen(sessions: readonly { id: string; person_id: string; last_seen_at: number }[], now: number): void {
    const late = sessions.filter(({ last_seen_at }) => last_seen_at <= now - SEEN_EVERY_MS);
    if (late.length === 0) return;
    this.work
      .run((tx) => this.sessions.touch(tx, late, now))
      .catch((error: unknown) => this.#logger.warn({ event: 'sessions.not-touched', err: error }));
  }
}
