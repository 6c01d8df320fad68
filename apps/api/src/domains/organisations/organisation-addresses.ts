import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/tx';
import { AppError } from '../../platform/errors/app-error';
import { ActivityLog, SERVER_STREAM } from '../../platform/events/activity-log';
import { maskPhoneNumber } from '../../platform/logging/mask-phone-number';
import { Sealer } from '../../platform/security/sealer';
import { Alerts } from '../alerts/api/alerts';
import type { Actor } from '../audit/api/audit-log';
import { AddressDigests } from './address-digests';
import type { MailDomainRow, OrganisationNumberRow } from './organisations-schema';
import { OrganisationsStore, type Taken } from './organisations.store';
import { QuarantineStore } from './quarantine.store';
import { PURPOSES } from './sealed-in-organisations';

/** Numbers and mail domains as the database keeps them: each belongs to one organisation at most. */
@Injectable()
export class OrganisationAddresses {
  constructor(
    private readonly store: OrganisationsStore,
    private readonly quarantine: QuarantineStore,
    private readonly digests: AddressDigests,
    private readonly sealer: Sealer,
    private readonly alerts: Alerts,
    private readonly activities: ActivityLog,
    private readonly clock: Clock,
  ) {}

  /** The list replaces the former one. */
  async setNumbers(tx: Tx, organisationId: string, numbers: readonly string[], actor: Actor): Promise<void> {
    const rows = this.#numberRows(organisationId, numbers);
    this.#refuse(numbers, await this.store.replaceNumbers(tx, organisationId, rows));
    await this.#release(tx, numbers, actor);
  }

  /** The list replaces the former one. */
  async setMailDomains(
    tx: Tx,
    organisationId: string,
    domains: readonly string[],
    actor: Actor,
  ): Promise<void> {
    const rows = domainRows(organisationId, domains);
    this.#refuse(domains, await this.store.replaceMailDomains(tx, organisationId, rows));
    await this.#release(tx, domains, actor);
  }

  /** One more, at the end of the list. */
  async add(tx: Tx, organisationId: string, address: string, actor: Actor): Promise<void> {
    const taken = address.startsWith('+')
      ? await this.store.addNumbers(tx, this.#numberRows(organisationId, [address], this.clock.now()))
      : await this.store.addMailDomains(tx, domainRows(organisationId, [address], this.clock.now()));
    this.#refuse([address], taken);
    await this.#release(tx, [address], actor);
  }

  /** What has an owner now leaves the quarantine, and its alert is over. */
  async #release(tx: Tx, addresses: readonly string[], actor: Actor): Promise<void> {
    const digests = addresses.map((address) => this.digests.of(address));
    for (const id of await this.quarantine.drop(tx, digests)) {
      await this.alerts.settle(tx, { kind: 'quarantine', key: id, organisationId: null }, actor);
      this.activities.append(tx, {
        stream: SERVER_STREAM,
        kind: 'quarantine/changed',
        role: 'owner',
        data: { id },
      });
    }
  }

  #numberRows(organisation: string, numbers: readonly string[], from = 0): OrganisationNumberRow[] {
    return [...new Set(numbers)].map((number, index) => {
      const digest = this.digests.of(number);
      return {
        digest,
        organisation_id: organisation,
        position: from + index,
        sealed_number: this.sealer.seal(PURPOSES.number(digest), Buffer.from(number)),
      };
    });
  }

  /** Throws `organisations/number-taken` or `organisations/domain-taken`, with the name of whoever has it. */
  #refuse(addresses: readonly string[], taken: Taken[]): void {
    const [first] = taken;
    if (!first) return;
    const address =
      addresses.find((one) => one === first.address || this.digests.of(one) === first.address) ?? '';
    const isNumber = address.startsWith('+');
    throw new AppError({
      code: isNumber ? 'organisations/number-taken' : 'organisations/domain-taken',
      detail: `${isNumber ? `The number ${maskPhoneNumber(address)}` : `The domain ${address}`} belongs to ${first.name}. Take it away there first.`,
      status: 409,
    });
  }
}

const domainRows = (organisation: string, domains: readonly string[], from = 0): MailDomainRow[] =>
  [...new Set(domains)].map((domain, index) => ({
    domain,
    organisation_id: organisation,
    position: from + index,
  }));
