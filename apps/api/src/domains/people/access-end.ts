import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx';
import { PasswordResetsStore } from './password-resets.store';
import { PeopleStore } from './people.store';
import { ProgramTokensStore } from './program-tokens.store';
import { RecoveryCodesStore } from './recovery-codes.store';
import { SessionsStore } from './sessions.store';

/** Takes from people what let them in, within the unit of the change that asks for it. */
@Injectable()
export class AccessEnd {
  constructor(
    private readonly sessionsStore: SessionsStore,
    private readonly tokens: ProgramTokensStore,
    private readonly resets: PasswordResetsStore,
    private readonly recoveryCodes: RecoveryCodesStore,
    private readonly people: PeopleStore,
  ) {}

  /** Who is signed in goes on as before nowhere, except in that one session. */
  async sessions(tx: Tx, personId: string, exceptId?: string): Promise<void> {
    await this.sessionsStore.end(tx, personId, exceptId === undefined ? {} : { not: exceptId });
  }

  /** For who has another role: their links for a password were made by who might not have made them now. */
  async role(tx: Tx, personId: string): Promise<void> {
    await this.sessions(tx, personId);
    await this.resets.dropOf(tx, personId);
  }

  async secondFactor(tx: Tx, personId: string): Promise<void> {
    await this.people.update(tx, personId, { totp_secret: null, totp_offered: null });
    await this.recoveryCodes.replace(tx, personId, []);
  }

  /**
   * For who was kept out, or has a new password: sessions (except that one), links for a password and tokens of programs.
   * Nothing of it comes back by itself.
   */
  async everything(tx: Tx, personId: string, exceptId?: string): Promise<void> {
    await this.sessions(tx, personId, exceptId);
    await this.resets.dropOf(tx, personId);
    await this.tokens.deleteOf(tx, personId);
  }
}
