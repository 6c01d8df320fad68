import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Organisation, OrganisationChange } from '@centralita/shared-types';
import { Clock } from '../../../platform/clock/clock';
import type { Tx } from '../../../platform/database/tx';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AppError } from '../../../platform/errors/app-error';
import { ActivityLog, SERVER_STREAM } from '../../../platform/events/activity-log';
import { maskPhoneNumber } from '../../../platform/logging/mask-phone-number';
import { AuditLog, type Actor, type AuditEntry } from '../../audit/api/audit-log';
import { OrganisationAddresses } from '../organisation-addresses';
import { OrganisationItems } from '../organisation-items';
import { OrganisationsStore } from '../organisations.store';

type OrganisationAction = 'organisations/created' | 'organisations/changed';

export interface OrganisationName {
  id: string;
  name: string;
}

/** The organisations of this server: whose numbers and mail domains are whose. */
@Injectable()
export class Organisations {
  constructor(
    private readonly store: OrganisationsStore,
    private readonly addresses: OrganisationAddresses,
    private readonly items: OrganisationItems,
    private readonly work: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly activities: ActivityLog,
    private readonly clock: Clock,
  ) {}

  /** All of them, or the one of that id. */
  list(id?: string): Promise<Organisation[]> {
    return this.items.list(id);
  }

  /** The one that this server has; undefined where it has none or several. @param tx of whoever asks within a unit */
  async only(tx?: Tx): Promise<OrganisationName | undefined> {
    const [first, ...others] = await this.store.list(undefined, tx);
    return others.length === 0 ? first : undefined;
  }

  /** @throws AppError `organisations/not-found` */
  async read(id: string): Promise<Organisation> {
    const [organisation] = await this.list(id);
    if (!organisation) throw this.notFound();
    return organisation;
  }

  /** Id and name; undefined where there is none of that id. */
  async find(id: string): Promise<OrganisationName | undefined> {
    const [row] = await this.store.list(id);
    return row;
  }

  /** By id; those that do not exist are left out. */
  async names(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return new Map((await this.store.named(ids)).map(({ id, name }) => [id, name]));
  }

  async add(name: string, actor: Actor): Promise<Organisation> {
    const { id } = await this.work.run((tx) => this.create(tx, name, actor));
    return this.read(id);
  }

  /** Makes an organisation within a unit of work of the caller's. */
  async create(tx: Tx, name: string, actor: Actor = { via: 'server' }): Promise<OrganisationName> {
    const id = randomUUID();
    await this.store.insert(tx, { id, name, created_at: this.clock.now() });
    await this.audit.record(tx, { ...entry(id, 'organisations/created', actor), details: { name } });
    this.#tell(tx, id, 'organisations/created');
    return { id, name };
  }

  /**
   * @throws AppError `organisations/not-found`, `organisations/number-taken`, `organisations/domain-taken`
   */
  async change(id: string, change: OrganisationChange, actor: Actor): Promise<Organisation> {
    await this.work.run((tx) => this.changeWithin(tx, id, change, actor));
    const organisation = await this.items.refreshed(id);
    if (!organisation) throw this.notFound();
    return organisation;
  }

  /** The same within a unit of work of the caller's. */
  async changeWithin(tx: Tx, id: string, change: OrganisationChange, actor: Actor): Promise<void> {
    const { name, numbers, mailDomains } = change;
    const former = await this.store.find(tx, id);
    if (!former) throw this.notFound();
    if (name !== undefined) await this.store.rename(tx, id, name);
    if (numbers) await this.addresses.setNumbers(tx, id, numbers, actor);
    if (mailDomains) await this.addresses.setMailDomains(tx, id, mailDomains, actor);
    await this.audit.record(tx, {
      ...entry(id, 'organisations/changed', actor),
      details: {
        ...(name !== undefined && name !== former.name && { former: former.name, name }),
        ...(numbers && { numbers: numbers.length }),
        ...(mailDomains && { mailDomains: mailDomains.length }),
      },
    });
    this.#tell(tx, id, 'organisations/changed');
  }

  /**
   * One more number or mail domain for an organisation, within a unit of work of the caller's.
   * @throws AppError as `change`
   */
  async giveAddress(tx: Tx, id: string, address: string, actor: Actor): Promise<void> {
    if (!(await this.store.find(tx, id))) throw this.notFound();
    await this.addresses.add(tx, id, address, actor);
    const details = { added: maskPhoneNumber(address) };
    await this.audit.record(tx, { ...entry(id, 'organisations/changed', actor), details });
    this.#tell(tx, id, 'organisations/changed');
  }

  #tell(tx: Tx, id: string, action: OrganisationAction): void {
    // Once for owners, whom every organisation concerns (and for our own copy), once for the organisation's people.
    this.activities.append(tx, { stream: SERVER_STREAM, kind: action, data: { organisationId: id } });
    this.activities.append(tx, { stream: id, kind: action, data: { organisationId: id } });
  }

  /** What also stands for an organisation that is not one's own. */
  notFound(): AppError {
    return new AppError({
      code: 'organisations/not-found',
      detail: 'There is no such organisation. Go back to the list and choose one.',
      status: 404,
    });
  }
}

const entry = (id: string, action: OrganisationAction, actor: Actor): AuditEntry => ({
  actor,
  action,
  organisationId: id,
  subject: { kind: 'organisation', id },
});
