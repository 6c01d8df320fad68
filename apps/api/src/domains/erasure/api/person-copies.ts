import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { PersonCopy, PersonCopyLanguage } from '@centralita/shared-types';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AppError } from '../../../platform/errors/app-error';
import type { Actor } from '../../audit/api/audit-log';
import { Customers } from '../../contacts/api/customers';
import { MediaStore } from '../../messages/api/media';
import { PeopleDirectory } from '../../people/api/people-directory';
import { CopyAsking } from '../copy-asking';
import { CopyLog } from '../copy-log';
import type { PersonCopyRow } from '../person-copies-schema';
import { PersonCopiesStore } from '../person-copies.store';

/** Copies of everything that is kept of a person, for whoever may ask for one. */
@Injectable()
export class PersonCopies {
  constructor(
    private readonly store: PersonCopiesStore,
    private readonly customers: Customers,
    private readonly people: PeopleDirectory,
    private readonly media: MediaStore,
    private readonly asking: CopyAsking,
    private readonly log: CopyLog,
    private readonly work: UnitOfWork,
  ) {}

  /** The latest first. @throws AppError `contacts/not-found` (404) */
  async list(organisationId: string, contactId: string): Promise<PersonCopy[]> {
    const rows = await this.store.of(organisationId, await this.#contactIds(organisationId, contactId));
    const names = await this.people.names([...new Set(rows.flatMap(({ asked_by: id }) => id ?? []))]);
    return rows.map((row) => view(row, names.get(row.asked_by ?? '') ?? null));
  }

  /** A job makes it. @throws AppError `contacts/not-found` (404), `contacts/copy-being-made` (409) */
  async ask(
    organisationId: string,
    contactId: string,
    { language, actor }: { language: PersonCopyLanguage; actor: Actor },
  ): Promise<PersonCopy> {
    const contactIds = await this.#contactIds(organisationId, contactId);
    const row = await this.asking.ask({ organisationId, contactId, contactIds }, { language, actor });
    const names = await this.people.names(row.asked_by === null ? [] : [row.asked_by]);
    return view(row, names.get(row.asked_by ?? '') ?? null);
  }

  /**
   * The ZIP; who takes it is recorded before the first byte.
   *
   * @throws AppError `contacts/copy-not-found` (404), `contacts/copy-not-ready` (409)
   */
  async open(
    organisationId: string,
    copyId: string,
    actor: Actor,
  ): Promise<{ content: Readable; bytes: number | null }> {
    const row = await this.store.kept(organisationId, copyId);
    if (!row) throw notFound();
    if (row.state !== 'ready') throw notReady();
    const content = await this.media.open(row.id);
    await this.work.run((tx) => this.log.record(tx, row, 'copy-downloaded', actor));
    return { content, bytes: row.bytes === null ? null : Number(row.bytes) };
  }

  async #contactIds(organisationId: string, contactId: string): Promise<string[]> {
    return (await this.customers.of(organisationId, contactId)).map(({ id }) => id);
  }
}

const view = (row: PersonCopyRow, askedBy: string | null): PersonCopy => ({
  id: row.id,
  state: row.state,
  askedBy,
  askedAt: Number(row.asked_at),
  bytes: row.bytes === null ? null : Number(row.bytes),
  problem: row.problem,
  expiresAt: Number(row.expires_at),
});

const notFound = (): AppError =>
  new AppError({
    code: 'contacts/copy-not-found',
    detail: 'There is no such copy any more: copies are deleted after 7 days. Ask for another one.',
    status: 404,
  });
const notReady = (): AppError =>
  new AppError({
    code: 'contacts/copy-not-ready',
    detail: 'This copy is not ready. Wait for it, or ask for another one where it failed.',
    status: 409,
  });
