import { Injectable } from '@nestjs/common';
import type { Principal } from './principal';
import { ProgramTokens } from './program-tokens';
import { Sessions } from './sessions';

/** Who asks, by what they show. */
@Injectable()
export class Credentials {
  constructor(
    private readonly sessions: Sessions,
    private readonly tokens: ProgramTokens,
  ) {}

  bySession(secret: string): Promise<Principal | undefined> {
    return this.sessions.principal(secret);
  }

  byToken(token: string): Promise<Principal | undefined> {
    return this.tokens.principal(token);
  }

  /**
   * Who was let in some time ago (a live stream), as they stand now: with today's role, or undefined where the session
   * or token has ended. Ask at least every few minutes: it also counts as a sign of life.
   */
  again({ via, credentialId }: Principal): Promise<Principal | undefined> {
    return via === 'session' ? this.sessions.again(credentialId) : this.tokens.again(credentialId);
  }
}
