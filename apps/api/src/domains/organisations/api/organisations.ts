import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import type { Tx } from '../../../platform/database/tx';
import type { OrganisationRow } from '../organisations-schema';
import { OrganisationsStore } from '../organisations.store';

export interface OrganisationName {
  id: string;
  name: string;
}

/** The organisations of this server. */
@Injectable()
export class Organisations {
  constructor(
    private readonly store: OrganisationsStore,
    private readonly clock: Clock,
  ) {}

  find(id: string): Promise<OrganisationName | undefined> {
    return this.store.find(id);
  }

  async create(tx: Tx, name: string): Promise<OrganisationName> {
    const row: OrganisationRow = { id: randomUUID(), name, created_at: this.clock.now() };
    await this.store.insert(tx, row);
    return row;
  }
}
