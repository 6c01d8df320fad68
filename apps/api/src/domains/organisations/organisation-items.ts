import { Injectable } from '@nestjs/common';
import type { Organisation } from '@centralita/shared-types';
import { Headcount } from './api/headcount';
import { OrganisationDirectory } from './api/organisation-directory';
import { OrganisationsStore } from './organisations.store';

/** Organisations as pages see them. */
@Injectable()
export class OrganisationItems {
  constructor(
    private readonly store: OrganisationsStore,
    private readonly directory: OrganisationDirectory,
    private readonly headcount: Headcount,
  ) {}

  /** All of them, or the one of that id. */
  async list(id?: string): Promise<Organisation[]> {
    const [rows, people] = await Promise.all([this.store.list(id), this.headcount.counts(id)]);
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      createdAt: row.created_at,
      numbers: this.directory.numbersOf(row.id),
      mailDomains: this.directory.mailDomainsOf(row.id),
      people: people.get(row.id) ?? 0,
    }));
  }

  /** One with all that was committed before. */
  async refreshed(id: string): Promise<Organisation | undefined> {
    await this.directory.refresh();
    const [organisation] = await this.list(id);
    return organisation;
  }
}
