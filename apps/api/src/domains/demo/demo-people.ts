import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx';
import { PasswordHasher } from '../../platform/security/password-hasher';
import { secretCode } from '../../platform/security/secret-code';
import type { Actor } from '../audit/api/audit-log';
import { Newcomers } from '../people/api/newcomers';

/** The domain is reserved for examples (RFC 2606): no mail ever goes there. */
const AGENTS = [
  { name: 'Ana Ruiz', email: 'ana@cafe-aurora.example' },
  { name: 'Ben Clarke', email: 'ben@cafe-aurora.example' },
];
/** Long enough for anybody, short enough to type into a second browser. */
const PASSWORD_LETTERS = 16;

export interface DemoPerson {
  id: string;
  name: string;
  email: string;
  password: string;
  passwordHash: string;
}

/** The two agents of the demo. */
@Injectable()
export class DemoPeople {
  constructor(
    private readonly newcomers: Newcomers,
    private readonly passwords: PasswordHasher,
  ) {}

  /** With passwords that are kept nowhere. */
  makeUp(): Promise<DemoPerson[]> {
    return Promise.all(
      AGENTS.map(async (agent) => {
        const password = secretCode().slice(0, PASSWORD_LETTERS);
        return { ...agent, password, id: randomUUID(), passwordHash: await this.passwords.hash(password) };
      }),
    );
  }

  async add(tx: Tx, organisationId: string, people: readonly DemoPerson[], actor: Actor): Promise<void> {
    for (const { id, name, email, passwordHash } of people)
      await this.newcomers.add(tx, { id, organisationId, name, email, role: 'agent', passwordHash }, actor);
  }
}
