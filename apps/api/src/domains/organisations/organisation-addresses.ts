import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx';
import { AppError } from '../../platform/errors/app-error';
import { maskPhoneNumber } from '../../platform/logging/mask-phone-number';
import { Sealer } from '../../platform/security/sealer';
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
  ) {}

  /** The list replaces the former one. @returns how many rows left the quarantine */
  async setNumbers(tx: Tx, organisationId: string, numbers: readonly string[]): Promise<number> {
    const rows = this.#numberRows(organisationId, numbers);
    this.#refuse(numbers, await this.store.replaceNumbers(tx, organisationId, rows));
    return this.quarantine.drop(
      tx,
      rows.map(({ digest }) => digest),
    );
  }

  /** The list replaces the former one. @returns how many rows left the quarantine */
  async setMailDomains(tx: Tx, organisationId: string, domains: readonly string[]): Promise<number> {
    const rows = domainRows(organisationId, domains);
    this.#refuse(domains, await this.store.replaceMailDomains(tx, organisationId, rows));
    return this.quarantine.drop(
      tx,
      domains.map((domain) => this.digests.of(domain)),
    );
  }

  /** One more, at the end of the list. */
  async add(tx: Tx, organisationId: string, address: string): Promise<void> {
    const taken = address.startsWith('+')
      ? await this.store.addNumbers(tx, this.#numberRows(organisationId, [address], Date.now()))
      : await this.store.addMailDomains(tx, domainRows(organisationId, [address], Date.now()));
    this.#refuse([address], taken);
    await this.quarantine.drop(tx, [this.digests.of(address)]);
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
