import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { Session } from '@centralita/shared-types';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { ActivityLog } from '../../../platform/events/activity-log';
import { PasswordHasher } from '../../../platform/security/password-hasher';
import { secretCode } from '../../../platform/security/secret-code';
import { DemoAccounts } from '../../accounts/api/demo-accounts';
import type { Actor } from '../../audit/api/audit-log';
import { Organisations } from '../../organisations/api/organisations';
import { Newcomers } from '../../people/api/newcomers';
import { DemoLine, type Place } from '../demo-line';

type Demo = NonNullable<Session['demo']>;

const ORGANISATION = 'Café Aurora';
/** The domain is reserved for examples (RFC 2606): no mail ever goes there. */
const AGENTS = [
  { name: 'Ana Ruiz', email: 'ana@cafe-aurora.example' },
  { name: 'Ben Clarke', email: 'ben@cafe-aurora.example' },
];
/** Long enough for anybody, short enough to type into a second browser. */
const PASSWORD_LETTERS = 16;

/** An organisation to try things with: it has the emulator's number, and two agents whom it rings. */
@Injectable()
export class DemoTeam {
  readonly #logger = new Logger(DemoTeam.name);

  constructor(
    private readonly accounts: DemoAccounts,
    private readonly line: DemoLine,
    private readonly organisations: Organisations,
    private readonly newcomers: Newcomers,
    private readonly passwords: PasswordHasher,
    private readonly work: UnitOfWork,
    private readonly activities: ActivityLog,
  ) {}

  /**
   * @returns whom to sign in as; the passwords are kept nowhere else. Undefined where it could not be made, which the log
   *   explains: nobody's first steps should end at a demo
   */
  async tryToMake(actor: Actor, place: Place): Promise<Demo | undefined> {
    try {
      return await this.#make(actor, place);
    } catch (error) {
      this.#logger.warn({ event: 'demo.not-made', err: error }, 'The demo could not be made.');
      return undefined;
    }
  }

  async #make(actor: Actor, place: Place): Promise<Demo> {
    const { credentials } = await this.accounts.read();
    const people = await Promise.all(
      AGENTS.map(async (agent) => {
        const password = secretCode().slice(0, PASSWORD_LETTERS);
        return { ...agent, password, id: randomUUID(), passwordHash: await this.passwords.hash(password) };
      }),
    );
    await this.work.run(async (tx) => {
      const { id: organisationId } = await this.organisations.create(tx, ORGANISATION, actor);
      await this.organisations.giveAddress(tx, organisationId, credentials.phoneNumber, actor);
      for (const { id, name, email, passwordHash } of people)
        await this.newcomers.add(tx, { id, organisationId, name, email, role: 'agent', passwordHash }, actor);
      this.activities.append(tx, {
        stream: organisationId,
        kind: 'demo/created',
        data: { people: people.length },
      });
    });
    await this.line.connect(credentials, actor, place);
    return { people: people.map(({ name, email, password }) => ({ name, email, password })) };
  }
}
