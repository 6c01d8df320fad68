import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
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

/** A file in the media store. */
export interface PersonFile {
  id: string;
  /** As it is called where it is handed out; undefined where it is no part of that. */
  name: string | undefined;
}

/** The parts of all domains. */
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

/**
 * What one domain keeps about people: handed out when one of them asks, erased when they want it gone. A provider that
 * extends it is known from the start; its module imports `ContactsModule`.
 */
export abstract class PersonPart implements OnModuleInit {
  @Inject(PersonParts) private readonly parts!: PersonParts;

  /** Its name in what is handed out, such as `calls`. */
  abstract readonly name: string;
  /** In which something of a person stands. `person-tables.spec.ts` refuses a table that is in no part. */
  abstract readonly tables: readonly string[];

  onModuleInit(): void {
    this.parts.add(this);
  }

  /** Rows as they are kept. */
  abstract read(person: PersonKeys): Promise<object[]>;

  /** They are erased before the rows: a row without a file is found again, a file without a row is not. */
  files(_person: PersonKeys): Promise<PersonFile[]> {
    return Promise.resolve([]);
  }

  /** Does the same however often. */
  abstract erase(tx: Tx, person: PersonKeys): Promise<void>;
}
