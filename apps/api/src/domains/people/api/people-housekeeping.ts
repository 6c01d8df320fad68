import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { InvitationsStore } from '../invitations.store';
import { PasswordResetsStore } from '../password-resets.store';
import { ProgramTokensStore } from '../program-tokens.store';
import { SESSION_IDLE_MAX_MS } from '../session-limits';
import { SessionsStore } from '../sessions.store';
import { FAILURES_FORGOTTEN_AFTER_MS, KNOWN_PLACE_FORGOTTEN_AFTER_MS } from '../sign-in-back-off';
import { SignInFailuresStore } from '../sign-in-failures.store';

/** Throws away what has expired and lets nobody in any more. */
@Injectable()
export class PeopleHousekeeping {
  constructor(
    private readonly sessions: SessionsStore,
    private readonly invitations: InvitationsStore,
    private readonly resets: PasswordResetsStore,
    private readonly tokens: ProgramTokensStore,
    private readonly failures: SignInFailuresStore,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async dropExpired(): Promise<void> {
    const now = this.clock.now();
    await this.work.run(async (tx) => {
      await this.sessions.dropSeenBefore(tx, now - SESSION_IDLE_MAX_MS);
      await this.invitations.dropExpired(tx, now);
      await this.resets.dropExpired(tx, now);
      await this.tokens.dropExpired(tx, now);
      await this.failures.dropBefore(
        tx,
        now - FAILURES_FORGOTTEN_AFTER_MS,
        now - KNOWN_PLACE_FORGOTTEN_AFTER_MS,
      );
    });
  }
}
