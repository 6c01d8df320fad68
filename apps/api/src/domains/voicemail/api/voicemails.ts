import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { VoicemailItem, VoicemailPage } from '@centralita/shared-types';
import { Clock } from '../../../platform/clock/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AppError } from '../../../platform/errors/app-error';
import { MediaStore, type FilePart } from '../../messages/api/media';
import { PeopleDirectory } from '../../people/api/people-directory';
import { VoicemailLog } from '../voicemail-log';
import type { VoicemailRow } from '../voicemail-schema';
import { VoicemailsStore, type VoicemailPlace } from '../voicemails.store';

const PAGE_LENGTH = 50;
const PLACE = /^(\d{1,15})\.([\w-]{1,64})$/;

/** What callers have spoken to an organisation. */
@Injectable()
export class Voicemails {
  constructor(
    private readonly store: VoicemailsStore,
    private readonly directory: PeopleDirectory,
    private readonly media: MediaStore,
    private readonly log: VoicemailLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The latest first. @throws AppError `voicemail/bad-place` (400) where `before` is not what a page said */
  async page(organisationId: string, before?: string): Promise<VoicemailPage> {
    const place = before === undefined ? undefined : placeOf(before);
    const [rows, unheard] = await Promise.all([
      this.store.page(organisationId, place, PAGE_LENGTH + 1),
      this.store.unheard(organisationId),
    ]);
    const shown = rows.slice(0, PAGE_LENGTH);
    const last = shown.at(-1);
    const next = rows.length > PAGE_LENGTH && last ? `${last.received_at}.${last.id}` : null;
    return { items: await this.#items(shown), next, unheard };
  }

  /** @throws AppError `voicemail/not-found` (404) */
  async mark(organisationId: string, id: string, heard: boolean, personId: string): Promise<VoicemailItem> {
    const known = await this.store.find(id, organisationId);
    if (!known) throw notFound();
    // Who listened first stays.
    const isSame = heard === (known.heard_at !== null);
    const mark = heard
      ? { heard_at: this.clock.now(), heard_by: personId }
      : { heard_at: null, heard_by: null };
    const row = isSame
      ? known
      : await this.work.run(async (tx) => {
          const changed = await this.store.change(tx, organisationId, id, mark);
          if (changed) this.log.tell(tx, changed);
          return changed;
        });
    const [item] = row ? await this.#items([row]) : [];
    if (!item) throw notFound();
    return item;
  }

  /** The sound. @throws AppError `voicemail/not-found` (404) */
  async open(
    organisationId: string,
    id: string,
  ): Promise<{ type: string; bytes: number; read: (part?: FilePart) => Promise<Readable> }> {
    const row = await this.store.find(id, organisationId);
    if (row?.state !== 'stored') throw notFound();
    return {
      type: row.type ?? 'audio/wav',
      bytes: row.bytes ?? 0,
      read: (part) => this.media.open(id, part),
    };
  }

  async #items(rows: readonly VoicemailRow[]): Promise<VoicemailItem[]> {
    const people = rows.flatMap(({ heard_by: id }) => (id === null ? [] : [id]));
    const names = await this.directory.names([...new Set(people)]);
    return rows.map((row) => itemOf(row, names));
  }
}

function itemOf(row: VoicemailRow, names: ReadonlyMap<string, string>): VoicemailItem {
  const name = row.heard_by === null ? undefined : names.get(row.heard_by);
  return {
    id: row.id,
    callId: row.call_sid,
    from: row.caller,
    to: row.called,
    receivedAt: row.received_at,
    durationSec: row.duration_sec,
    state: row.state as VoicemailItem['state'],
    transcript: row.transcript,
    transcriptProblem: row.transcript_problem as VoicemailItem['transcriptProblem'],
    heardAt: row.heard_at,
    heardBy: row.heard_by === null || name === undefined ? null : { id: row.heard_by, name },
  };
}

function placeOf(before: string): VoicemailPlace {
  const [, at, id] = PLACE.exec(before) ?? [];
  if (at !== undefined && id !== undefined) return { receivedAt: Number(at), id };
  throw new AppError({
    code: 'voicemail/bad-place',
    detail: 'The parameter before is the next of a page, as it came. Leave it out for the first page.',
    status: 400,
  });
}

const notFound = (): AppError =>
  new AppError({
    code: 'voicemail/not-found',
    detail: 'There is no such message of your organisation. Load the list again.',
    status: 404,
  });
