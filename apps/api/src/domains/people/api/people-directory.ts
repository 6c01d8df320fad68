import { Injectable } from '@nestjs/common';
import { includesRole, type Role } from '@centralita/shared-types';
import { Clock } from '../../../platform/clock/clock';
import type { ActorNames } from '../../audit/api/actor-names';
import type { Headcount } from '../../organisations/api/headcount';
import { PeopleStore } from '../people.store';

/** Longer than a browser takes to renew its voice token, and than an open page is silent. */
const PRESENT_FOR_MS = 1_200_000;

export interface Colleague {
  id: string;
  organisationId: string;
  name: string;
  role: Role;
}

/** Who works where, for other domains. Deactivated people are not among them. */
@Injectable()
export class PeopleDirectory implements ActorNames, Headcount {
  constructor(
    private readonly people: PeopleStore,
    private readonly clock: Clock,
  ) {}

  /** Those with at least that role: of one organisation, or of the whole server. */
  async withRole(role: Role, organisationId?: string): Promise<Colleague[]> {
    return (await this.people.withRole(role, organisationId)).map(colleague);
  }

  /** Those of these people who have at least that role in the organisation, are signed in and were there lately. */
  async present(organisationId: string, role: Role, ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    const rows = await this.people.present(organisationId, ids, this.clock.now() - PRESENT_FOR_MS);
    return new Set(rows.filter((row) => includesRole(row.role, role)).map(({ id }) => id));
  }

  /** The organisation of somebody who has at least that role there; undefined of anybody else. */
  async organisationOf(id: string, role: Role): Promise<string | undefined> {
    const row = await this.people.find(id);
    return row?.active === 1 && includesRole(row.role, role) ? row.organisation_id : undefined;
  }

  /** How many people each organisation has, deactivated ones too: of all organisations, or of one. */
  counts(organisationId?: string): Promise<ReadonlyMap<string, number>> {
    return this.people.counts(organisationId);
  }

  /** Also of deactivated people. */
  async names(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return new Map((await this.people.names(ids)).map(({ id, name }) => [id, name]));
  }
}

const colleague = (row: { id: string; organisation_id: string; name: string; role: Role }): Colleague => ({
  id: row.id,
  organisationId: row.organisation_id,
  name: row.name,
  role: row.role,
});
