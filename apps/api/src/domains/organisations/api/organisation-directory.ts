import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { SERVER_STREAM } from '../../../platform/events/activity-log';
import { EventBus } from '../../../platform/events/event-bus';
import { FreshCopy } from '../../../platform/events/fresh-copy';
import { Sealer } from '../../../platform/security/sealer';
import { AddressDigests } from '../address-digests';
import { OrganisationsStore } from '../organisations.store';
import { PURPOSES } from '../sealed-in-organisations';

/** An address and whose it is. */
type Owners = ReadonlyMap<string, string>;

/**
 * Whose a number or a mail domain is. Answers from memory, so that no webhook asks the database; changes of other
 * processes arrive through the event bus.
 */
@Injectable()
export class OrganisationDirectory implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger(OrganisationDirectory.name);
  readonly #copy: FreshCopy;
  #numbers: Owners = new Map();
  #mailDomains: Owners = new Map();

  constructor(
    private readonly store: OrganisationsStore,
    private readonly digests: AddressDigests,
    private readonly sealer: Sealer,
    private readonly bus: EventBus,
  ) {
    this.#copy = new FreshCopy(
      () => this.#read(),
      (error) => this.#logger.error('The numbers of the organisations could not be read anew.', error),
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.digests.load();
    await this.#copy.follow(this.bus, SERVER_STREAM);
  }

  onApplicationShutdown(): void {
    this.#copy.stop();
  }

  /** Id of the organisation that has the number (E.164); undefined where none has it. */
  ofNumber(number: string): string | undefined {
    return this.#numbers.get(number);
  }

  /** Id of the organisation that has the domain of an address; undefined where none has it. */
  ofMailDomain(domain: string): string | undefined {
    return this.#mailDomains.get(domain.toLowerCase());
  }

  /** E.164, in the order in which the organisation lists them. */
  numbersOf(organisationId: string): string[] {
    return addressesOf(this.#numbers, organisationId);
  }

  mailDomainsOf(organisationId: string): string[] {
    return addressesOf(this.#mailDomains, organisationId);
  }

  /** Resolves when all that was committed before the call is known here. */
  refresh(): Promise<void> {
    return this.#copy.refresh();
  }

  async #read(): Promise<void> {
    const [numbers, domains] = await Promise.all([this.store.allNumbers(), this.store.allMailDomains()]);
    this.#numbers = new Map(
      numbers.flatMap(({ digest, organisation_id: organisation, sealed_number: seal }) => {
        const number = this.sealer.open(PURPOSES.number(digest), seal)?.toString('utf8');
        if (number === undefined)
          this.#logger.error('The number of an organisation cannot be opened with our keys.');
        return number === undefined ? [] : [[number, organisation] as const];
      }),
    );
    this.#mailDomains = new Map(
      domains.map(({ domain, organisation_id: organisation }) => [domain, organisation]),
    );
  }
}

const addressesOf = (owners: Owners, organisationId: string): string[] =>
  [...owners].flatMap(([address, owner]) => (owner === organisationId ? [address] : []));
