import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx';

/** By what everything about one person is found. No list is empty: one without anything holds an empty text. */
export interface PersonKeys {
  organisationId: string;
  contactIds: readonly string[];
  /** Numbers in every spelling, and mail addresses. */
  addresses: readonly string[];
  conversationIds: readonly string[];
  /** Calls with one of the numbers. */
  callSids: readonly string[];
}

/** What one domain keeps about people: handed out when one of them asks, erased when they want it gone. */
export interface PersonPart {
  /** Its name in what is handed out, such as `calls`. */
  readonly name: string;
  /** Rows as they are kept. */
  read(person: PersonKeys): Promise<object[]>;
  /** Ids of the files in the media store. They go before the rows: a row without a file is found again, a file without a row is not. */
  files?(person: PersonKeys): Promise<string[]>;
  /** Does the same however often. */
  erase(tx: Tx, person: PersonKeys): Promise<void>;
}

/** The parts of all domains. A domain that keeps a number, a name or an address of somebody adds its own at the start. */
@Injectable()
export class PersonParts {
  readonly #parts: PersonPart[] = [];

  add(part: PersonPart): void {
    this.#parts.push(part);
  }

  get all(): readonly PersonPart[] {
    return this.#parts;
  }
}
