import { Injectable, Logger } from '@nestjs/common';
import type { Session } from '@centralita/shared-types';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { ActivityLog } from '../../../platform/events/activity-log';
import { DemoAccounts } from '../../accounts/api/demo-accounts';
import type { Actor } from '../../audit/api/audit-log';
import { Organisations } from '../../organisations/api/organisations';
import { DemoContent } from '../demo-content';
import { DemoLine } from '../demo-line';
import { DemoPeople } from '../demo-people';
import type { Place } from '../place';

type Demo = NonNullable<Session['demo']>;

const ORGANISATION = 'Café Aurora';
/** An organisation to try things with: the emulator's number, two agents whom it rings, a bot that knows something, and a past. */
@Injectable()
export class DemoTeam {
  readonly #logger = new Logger(DemoTeam.name);

  constructor(
    private readonly accounts: DemoAccounts,
    private readonly line: DemoLine,
    private readonly organisations: Organisations,
    private readonly people: DemoPeople,
    private readonly content: DemoContent,
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
    const account = await this.accounts.read();
    const { credentials } = account;
    const others = await this.line.addresses();
    const people = await this.people.makeUp();
    const organisationId = await this.work.run(async (tx) => {
      const { id: organisationId } = await this.organisations.create(tx, ORGANISATION, actor);
      for (const address of [credentials.phoneNumber, ...others])
        await this.organisations.giveAddress(tx, organisationId, address, actor);
      await this.people.add(tx, organisationId, people, actor);
      const agents = people.map(({ id }) => id);
      await this.content.add(tx, organisationId, { account, agents }, actor);
      this.activities.append(tx, {
        stream: organisationId,
        kind: 'demo/created',
        data: { people: people.length },
      });
      return organisationId;
    });
    await this.line.connect({ id: organisationId, name: ORGANISATION }, credentials, actor, place);
    return { people: people.map(({ name, email, password }) => ({ name, email, password })) };
  }
}
