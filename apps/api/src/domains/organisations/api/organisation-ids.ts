import { Injectable } from '@nestjs/common';
import { OrganisationsStore } from '../organisations.store';

/** Which organisations there are. */
@Injectable()
export class OrganisationIds {
  constructor(private readonly store: OrganisationsStore) {}

  async all(): Promise<string[]> {
    return (await this.store.list()).map(({ id }) => id);
  }
}
