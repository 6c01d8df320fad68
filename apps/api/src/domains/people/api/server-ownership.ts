import { Injectable } from '@nestjs/common';
import { PeopleStore } from '../people.store';

/**
 * Whether somebody owns this server. Known without asking the database, since webhooks want to know it: once there is an
 * owner there always is one (the last one cannot go), so only a "no" has to be asked again.
 */
@Injectable()
export class ServerOwnership {
  #exists = false;

  constructor(private readonly people: PeopleStore) {}

  get exists(): boolean {
    return this.#exists;
  }

  /** Asks the database, unless the answer is known for good. */
  async refresh(): Promise<boolean> {
    this.#exists ||= await this.people.hasOwner();
    return this.#exists;
  }

  /** An owner was made in this process, or one was seen. */
  found(): void {
    this.#exists = true;
  }
}
