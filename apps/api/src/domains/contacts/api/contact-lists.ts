import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ContactImportResult, MessageChannel } from '@centralita/shared-types';
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
import { spellingsOf } from './contact-address';
import { Contacts } from './contacts';

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
    private readonly contacts: Contacts,
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
    const counts = { added: 0, changed: 0 };
    for (let first = 0; !isDry && first < lines.length; first += PIECE) {
      const results = await this.#bringSome(organisationId, lines.slice(first, first + PIECE), actor);
      counts.added += results.filter((one) => one === 'added').length;
      counts.changed += results.filter((one) => one === 'changed').length;
    }
    const shown = lines.map(({ line, name = null, phone = null, email = null }) => ({
      ...{ line, name, phone, email },
    }));
    return { lines: shown, faults, faultsCsv, ...counts };
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
    { name, phone, channel, email, note, values }: ListedContact,
  ): Promise<'added' | 'changed' | 'known'> {
    const ways: [MessageChannel, string][] = [
      ...(phone === undefined ? [] : [[channel, phone] as [MessageChannel, string]]),
      ...(email === undefined ? [] : [['email', email] as [MessageChannel, string]]),
    ];
    let isNew = false;
    const met: ContactRow[] = [];
    for (const [way, address] of ways) {
      const known = await this.store.known(tx, organisationId, way, spellingsOf(address));
      isNew ||= !known;
      met.push(known ?? (await this.contacts.meet(tx, { organisationId, channel: way, address })));
    }
    await this.#join(tx, met);
    const isChanged = await this.details.keep(tx, met, { name, note, values });
    return isNew ? 'added' : isChanged ? 'changed' : 'known';
  }

  /** A number and a mail address of one line are one person's, save where people have said otherwise. */
  async #join(tx: Tx, met: readonly ContactRow[]): Promise<void> {
    const ids = new Set(met.flatMap(({ customer_id: id }) => id ?? []));
    const loose = met.filter(({ customer_id: id }) => id === null);
    if (met.length < 2 || ids.size > 1 || loose.length === 0) return;
    const [customerId = randomUUID()] = ids;
    await this.store.setCustomer(
      tx,
      loose.map(({ id }) => id),
      customerId,
    );
  }
}
