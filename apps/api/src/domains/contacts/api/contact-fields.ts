import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  CONTACT_FIELDS_MAX,
  fieldText,
  type ContactCondition,
  type ContactField,
  type ContactFieldDraft,
  type ContactValueChange,
} from '@centralita/shared-types';
import { Config } from '../../../platform/config/config';
import type { Tx } from '../../../platform/database/tx';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { JobQueue } from '../../../platform/queue/job-queue';
import { foldText } from '../../../platform/text/fold-text';
import type { Actor } from '../../audit/api/audit-log';
import { isColumnName } from '../contact-columns';
import { fieldErrors } from '../contact-field-errors';
import type { ContactFieldRow } from '../contact-fields-schema';
import { ContactFieldsStore } from '../contact-fields.store';
import { ContactLog } from '../contact-log';
import { FORGET_FIELD } from '../contact-queues';
import { ContactValuesStore } from '../contact-values.store';
import { readCondition, type FieldCondition } from '../field-condition';
import { readFieldValue } from '../field-value';
import { fieldView } from '../field-view';

/** What an organisation keeps of its contacts, besides name and note. */
@Injectable()
export class ContactFields {
  constructor(
    private readonly store: ContactFieldsStore,
    private readonly values: ContactValuesStore,
    private readonly config: Config,
    private readonly jobs: JobQueue,
    private readonly work: UnitOfWork,
    private readonly log: ContactLog,
  ) {}

  /** In their order. */
  async list(organisationId: string): Promise<ContactField[]> {
    return (await this.store.all(organisationId)).map(fieldView);
  }

  /** Conditions that `Contacts.page` takes. @throws AppError `contacts/unknown-field`, `contacts/bad-condition` (422) */
  async conditions(
    organisationId: string,
    conditions: readonly ContactCondition[],
  ): Promise<FieldCondition[]> {
    const fields = conditions.length === 0 ? [] : await this.list(organisationId);
    return conditions.map((condition) => readCondition(fields, condition));
  }

  /** What fields are for contacts, as a customer reads it: by contact, then by the field's name. */
  async textsOf(
    organisationId: string,
    contactIds: readonly string[],
  ): Promise<Map<string, Map<string, string>>> {
    const fields = new Map((await this.store.all(organisationId)).map((field) => [field.id, field]));
    const texts = new Map<string, Map<string, string>>();
    if (fields.size === 0) return texts;
    for (const { contact_id: id, field_id: fieldId, value } of await this.values.of(contactIds)) {
      const field = fields.get(fieldId);
      if (!field) continue;
      const own = texts.get(id) ?? new Map<string, string>();
      texts.set(id, own.set(field.name, fieldText(field.kind, value, this.config.spokenLanguage)));
    }
    return texts;
  }

  /** @throws AppError `contact-fields/no-choices`, `contact-fields/too-many` (422), `contact-fields/name-taken` (409) */
  async add(organisationId: string, draft: ContactFieldDraft, actor: Actor): Promise<ContactField> {
    const written = writtenOf(draft);
    return this.work.run(async (tx) => {
      const all = await this.store.all(organisationId, tx);
      if (all.length >= CONTACT_FIELDS_MAX) throw fieldErrors.tooMany();
      const row: ContactFieldRow = {
        ...written,
        id: randomUUID(),
        organisation_id: organisationId,
        kind: draft.kind,
        position: (all.at(-1)?.position ?? 0) + 1,
      };
      if (!(await this.store.insert(tx, row))) throw fieldErrors.nameTaken();
      await this.log.recordField(tx, row, 'added', actor);
      return fieldView(row);
    });
  }

  /** @throws AppError as `add`, `contact-fields/kind-stays` (422), `contact-fields/not-found` (404) */
  async change(
    organisationId: string,
    id: string,
    draft: ContactFieldDraft,
    actor: Actor,
  ): Promise<ContactField> {
    const written = writtenOf(draft);
    return this.work.run(async (tx) => {
      const all = await this.store.all(organisationId, tx);
      const row = one(all, id);
      if (row.kind !== draft.kind) throw fieldErrors.kindStays();
      if (all.some((other) => other.id !== id && other.folded === written.folded))
        throw fieldErrors.nameTaken();
      await this.store.change(tx, id, written);
      await this.log.recordField(tx, { ...row, ...written }, 'changed', actor);
      return fieldView({ ...row, ...written });
    });
  }

  /** Those that are not named come after, as they were. */
  async order(organisationId: string, ids: readonly string[], actor: Actor): Promise<ContactField[]> {
    await this.work.run(async (tx) => {
      const all = await this.store.all(organisationId, tx);
      const place = ({ id }: ContactFieldRow): number => (ids.includes(id) ? ids.indexOf(id) : ids.length);
      const sorted = all.toSorted((first, second) => place(first) - place(second));
      for (const [index, { id }] of sorted.entries())
        await this.store.change(tx, id, { position: index + 1 });
      await this.log.recordMany(tx, organisationId, { action: 'fields-ordered', count: all.length }, actor);
    });
    return this.list(organisationId);
  }

  /** With what was written in it, which is out of sight at once and forgotten by a job. @throws AppError `contact-fields/not-found` (404) */
  async remove(organisationId: string, id: string, actor: Actor): Promise<void> {
    await this.work.run(async (tx) => {
      const row = one(await this.store.all(organisationId, tx), id);
      await this.store.remove(tx, id);
      await this.jobs.enqueue(tx, FORGET_FIELD, { organisationId, fieldId: id });
      await this.log.recordField(tx, row, 'removed', actor);
    });
  }

  /** @throws AppError `contacts/unknown-field`, `contacts/bad-value` (422) */
  async read(
    tx: Tx,
    organisationId: string,
    changes: readonly ContactValueChange[],
  ): Promise<Map<string, string>> {
    const fields = changes.length === 0 ? [] : await this.store.all(organisationId, tx);
    return new Map(
      changes.map(({ fieldId, value: typed }) => {
        const field = fields.find(({ id }) => id === fieldId);
        if (!field) throw fieldErrors.unknown();
        const value = typed === '' ? '' : readFieldValue(fieldView(field), typed);
        if (value === undefined) throw fieldErrors.badValue(field.name);
        return [fieldId, value];
      }),
    );
  }
}

/** @throws AppError `contact-fields/no-choices` (422), `contact-fields/name-taken` (409) */
function writtenOf({
  name,
  kind,
  choices = [],
}: ContactFieldDraft): Pick<ContactFieldRow, 'name' | 'folded' | 'choices'> {
  const folded = foldText(name);
  if (folded === '' || isColumnName(folded)) throw fieldErrors.nameTaken();
  const kept = kind === 'choice' ? [...new Set(choices.map((choice) => choice.trim()))].filter(Boolean) : [];
  if (kind === 'choice' && kept.length === 0) throw fieldErrors.noChoices();
  return { name, folded, choices: JSON.stringify(kept) };
}

function one(rows: readonly ContactFieldRow[], id: string): ContactFieldRow {
  const row = rows.find((each) => each.id === id);
  if (!row) throw fieldErrors.notFound();
  return row;
}
