import { Injectable } from '@nestjs/common';
import type { ContactImportResult } from '@centralita/shared-types';
import { countryOfNumber } from '@centralita/shared-types/phone-numbers';
import { Config } from '../../../platform/config/config';
import { csvLine } from '../../../platform/csv/csv-line';
import type { Tx } from '../../../platform/database/tx';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { Actor } from '../../audit/api/audit-log';
import { OrganisationDirectory } from '../../organisations/api/organisation-directory';
import { readContactList, type ListedContact } from '../contact-list';
import { ContactLog } from '../contact-log';
import type { ContactRow } from '../contacts-schema';
import { ContactsStore } from '../contacts.store';
import { ListedDetails } from '../listed-details';
import { ListedPeople } from '../listed-people';

/** A unit of work holds up every other writer: so many lines in each. */
const PIECE = 50;
const HEADINGS = ['name', 'channel', 'phone', 'email', 'note'];
/** Contacts whose fields are read at once. */
const EXPORTED = 200;

/** Contacts that come in as a list, and go out as one. The same list twice has the effect of once. */
@Injectable()
export class ContactLists {
  constructor(
    private readonly store: ContactsStore,
    private readonly people: ListedPeople,
    private readonly details: ListedDetails,
    private readonly directory: OrganisationDirectory,
    private readonly config: Config,
    private readonly work: UnitOfWork,
    private readonly log: ContactLog,
  ) {}

  /** @param isDry only says what would come in */
  async bring(
    organisationId: string,
    content: Buffer,
    { isDry, actor }: { isDry: boolean; actor: Actor },
  ): Promise<ContactImportResult> {
    const [number = this.config.phoneNumber] = this.directory.numbersOf(organisationId);
    const country = number === undefined ? undefined : countryOfNumber(number);
    const fields = await this.details.fields(organisationId);
    const { lines, faults, faultsCsv } = readContactList(content, { country, fields });
    const sorted = await this.people.sort(organisationId, lines);
    const counts = { added: 0, changed: 0 };
    for (let first = 0; !isDry && first < sorted.people.length; first += PIECE) {
      const results = await this.#bringSome(organisationId, sorted.people.slice(first, first + PIECE), actor);
      counts.added += results.filter((one) => one === 'added').length;
      counts.changed += results.filter((one) => one === 'changed').length;
    }
    const shown = sorted.people.map(({ line, name = null, phones, emails }) => {
      const [[phone = null, ...morePhones], [email = null, ...moreEmails]] = [phones, emails];
      return { line, name, phone, email, others: [...morePhones, ...moreEmails] };
    });
    const told = [...faults, ...sorted.faults].sort((one, other) => one.line - other.line);
    return { lines: shown, faults: told, faultsCsv, ...counts };
  }

  /** Lines of CSV, which can be brought in again; who took them is recorded before the first. */
  async export(organisationId: string, actor: Actor): Promise<AsyncGenerator<string>> {
    await this.work.run((tx) => this.log.exported(tx, organisationId, actor));
    return this.#lines(organisationId);
  }

  async *#lines(organisationId: string): AsyncGenerator<string> {
    const fields = await this.details.fields(organisationId);
    yield csvLine([...HEADINGS, ...fields.map(({ name }) => name)]);
    let piece: ContactRow[] = [];
    for await (const row of this.store.stream(organisationId)) {
      piece.push(row);
      if (piece.length < EXPORTED) continue;
      yield* this.details.write(piece, fields);
      piece = [];
    }
    yield* this.details.write(piece, fields);
  }

  #bringSome(
    organisationId: string,
    lines: readonly ListedContact[],
    actor: Actor,
  ): Promise<('added' | 'changed' | 'known')[]> {
    return this.work.run(async (tx) => {
      const results: ('added' | 'changed' | 'known')[] = [];
      for (const line of lines) results.push(await this.#bringOne(tx, organisationId, line));
      const count = results.filter((result) => result !== 'known').length;
      if (count > 0) await this.log.recordMany(tx, organisationId, { action: 'imported', count }, actor);
      return results;
    });
  }

  async #bringOne(
    tx: Tx,
    organisationId: string,
    line: ListedContact,
  ): Promise<'added' | 'changed' | 'known'> {
    const { met, isNew } = await this.people.meet(tx, organisationId, line);
    const isChanged = await this.details.keep(tx, met, line);
    return isNew ? 'added' : isChanged ? 'changed' : 'known';
  }
}
