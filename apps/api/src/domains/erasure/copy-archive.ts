import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { ZipFile } from 'yazl';
import { Config } from '../../platform/config/config';
import { AppError } from '../../platform/errors/app-error';
import { Customers } from '../contacts/api/customers';
import { PersonParts, type PersonFile } from '../contacts/api/person-parts';
import { MediaStore } from '../messages/api/media';
import { namesInArchive } from './names-in-archive';
import type { PersonCopyRow } from './person-copies-schema';
import { PersonCopiesStore } from './person-copies.store';
import { PersonFinder } from './person-finder';
import { personPage } from './person-page';

/** Everything about one person as one ZIP: `person.json`, `index.html` to read, and their files. */
@Injectable()
export class CopyArchive implements OnApplicationBootstrap {
  readonly #folder: string;

  constructor(
    private readonly finder: PersonFinder,
    private readonly parts: PersonParts,
    private readonly customers: Customers,
    private readonly media: MediaStore,
    private readonly store: PersonCopiesStore,
    { dataDir }: Config,
  ) {
    this.#folder = join(dataDir, 'tmp');
  }

  /** What a process left that was killed: nobody writes a copy that is not waited for. */
  async onApplicationBootstrap(): Promise<void> {
    for (const name of await readdir(this.#folder).catch(() => [])) {
      if (!name.endsWith('.zip')) continue;
      const row = await this.store.find(name.slice(0, -'.zip'.length));
      if (row?.state !== 'waiting') await rm(join(this.#folder, name), { force: true });
    }
  }

  /** Keeps the ZIP in the media store, under the copy's id. @returns its size in bytes */
  async make(copy: PersonCopyRow, signal: AbortSignal): Promise<number> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const path = join(this.#folder, `${copy.id}.zip`);
    try {
      await this.#write(copy, path, signal);
      return await this.media.putFile(copy.id, path);
    } finally {
      await rm(path, { force: true });
    }
  }

  async #write(copy: PersonCopyRow, path: string, signal: AbortSignal): Promise<void> {
    const contacts = await this.customers.of(copy.organisation_id, copy.contact_id);
    const ids = contacts.map(({ id }) => id);
    const person = await this.finder.find(copy.organisation_id, ids);
    if (!person) throw gone();
    const parts: Record<string, object[]> = {};
    const files: PersonFile[] = [];
    for (const part of this.parts.all) {
      parts[part.name] = await part.read(person);
      files.push(...(await part.files(person)));
    }
    const names = namesInArchive(files);
    const absent = await this.#absentOf(names);
    const handedOut = { contacts, ...parts };
    const page = personPage(handedOut, { names, absent, language: copy.language, at: Number(copy.asked_at) });

    const { ZipFile: NewZip } = await import('yazl');
    const zip = new NewZip();
    zip.addBuffer(Buffer.from(page), 'index.html');
    zip.addBuffer(Buffer.from(JSON.stringify(handedOut, null, 2)), 'person.json');
    for (const [id, name] of names) if (!absent.has(id)) this.#addFile(zip, id, name);
    zip.end();
    const output = zip.outputStream as Readable;
    zip.once('error', (error: Error) => output.destroy(error));
    await pipeline(output, createWriteStream(path, { mode: 0o600 }), { signal });
  }

  /** One is open at a time, and none before the one before it is written. Sounds and pictures are packed already. */
  #addFile(zip: ZipFile, id: string, name: string): void {
    zip.addReadStreamLazy(`files/${name}`, { compress: false }, (done) => {
      this.media.open(id).then(
        (content) => done(null, content),
        (error: unknown) => done(error, undefined as never),
      );
    });
  }

  /** Those that are not there: never fetched, or gone at the provider before. */
  async #absentOf(names: ReadonlyMap<string, string>): Promise<Set<string>> {
    const absent = new Set<string>();
    for (const id of names.keys()) if (!(await this.media.has(id))) absent.add(id);
    return absent;
  }
}

const gone = (): AppError =>
  new AppError({
    code: 'contacts/not-found',
    detail: 'The person is not there any more.',
    status: 404,
  });
