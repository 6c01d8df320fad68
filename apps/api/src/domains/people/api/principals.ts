import { Injectable } from '@nestjs/common';
import type { Principal } from './principal';
import { ProgramTokens } from './program-tokens';
import { Sessions } from './sessions';

/** Who asks, by what they show. */
@Injectable()
export class Principals {
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
}
