import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { ContactEntry, PersonCopy } from '@centralita/shared-types';
import { CopiesRetentionJob } from '../src/domains/erasure/copies-retention.job';
import { CopyArchive } from '../src/domains/erasure/copy-archive';
import { CopyPersonJob } from '../src/domains/erasure/copy-person.job';
import { COPY_PERSON } from '../src/domains/erasure/copy-queues';
import { PersonCopiesStore } from '../src/domains/erasure/person-copies.store';
import { MediaStore } from '../src/domains/messages/api/media';
import { Config } from '../src/platform/config/config';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { DeadLetters } from '../src/platform/queue/dead-letters';
import { JobStore, type ClaimedJob } from '../src/platform/queue/job-store';
import type { Job } from '../src/platform/queue/job-handler';
import { eventually } from './support/eventually';
import { startTeam, type Team } from './support/team';

let team: Team;
let path: string;
beforeAll(async () => {
  team = await startTeam();
  const { body } = await team.agent.web
    .post('/api/contacts')
    .send({ channel: 'sms', address: '+34612000001', name: 'Ana' })
    .expect(201);
  path = `/api/contacts/${(body as ContactEntry).id}/copies`;
});
afterAll(() => team.api.close());

const copies = async (): Promise<PersonCopy[]> =>
  (await team.admin.web.get(path).expect(200)).body as PersonCopy[];
const ask = () => team.admin.web.post(path).send({ language: 'en' });

it('is asked for once at a time; a failure is shown, and another one can be asked for', async () => {
  const archive = team.api.app.get(CopyArchive, { strict: false });
  const job = team.api.app.get(CopyPersonJob, { strict: false });
  const make = jest.spyOn(archive, 'make').mockRejectedValue(new Error('The disk is full.'));
  const { body } = await ask().expect(202);
  const { id } = body as PersonCopy;
  expect((await ask().expect(409)).body).toMatchObject({ code: 'contacts/copy-being-made' });
  await team.admin.web.get(`/api/contact-copies/${id}/file`).expect(409);
  await eventually(() => Promise.resolve(make.mock.calls.length > 0));
  // Its last attempt, which comes half a minute later by itself.
  const last = { data: { copyId: id }, attempt: COPY_PERSON.retry.attemptsMax } as const;
  await job.handle({ ...last, signal: new AbortController().signal } as unknown as Job<{ copyId: string }>);
  expect(await copies()).toMatchObject([{ id, state: 'failed', bytes: null, problem: 'fault' }]);
  make.mockRestore();
  const { body: again } = await ask().expect(202);
  const ready = await eventually(async () =>
    (await copies()).find((one) => one.id === (again as PersonCopy).id && one.state === 'ready'),
  );
  expect(ready.bytes).toBeGreaterThan(500);
});

it('is deleted when its time is over, the file too, and no other', async () => {
  const store = team.api.app.get(PersonCopiesStore, { strict: false });
  const media = team.api.app.get(MediaStore, { strict: false });
  const ready = (await copies()).find(({ state }) => state === 'ready')!;
  const job = team.api.app.get(CopiesRetentionJob, { strict: false });
  await job.handle();
  expect(await copies()).toHaveLength(2);
  await team.admin.web.get(`/api/contact-copies/${ready.id}/file`).expect(200);
  await team.api.app.get(UnitOfWork).run((tx) => store.change(tx, ready.id, { expires_at: Date.now() - 1 }));
  // Its time is over, whether or not it is deleted by now.
  await team.admin.web.get(`/api/contact-copies/${ready.id}/file`).expect(404);
  await job.handle();
  expect((await copies()).map(({ state }) => state)).toEqual(['failed']);
  expect(await media.has(ready.id)).toBe(false);
  await team.admin.web.get(`/api/contact-copies/${ready.id}/file`).expect(404);
});

it('is told to have failed where the server ended in its last attempt, and leaves nothing half written', async () => {
  const archive = team.api.app.get(CopyArchive, { strict: false });
  const make = jest.spyOn(archive, 'make').mockReturnValue(new Promise(() => undefined));
  const { id } = (await ask().expect(202)).body as PersonCopy;
  await eventually(() => Promise.resolve(make.mock.calls.length > 0));
  const folder = join(team.api.app.get(Config).dataDir, 'tmp');
  mkdirSync(folder, { recursive: true });
  const half = join(folder, `${id}.zip`);
  writeFileSync(half, 'PK');
  await archive.onApplicationBootstrap();
  expect(existsSync(half)).toBe(true);

  const letters = team.api.app.get(DeadLetters, { strict: false });
  const store = team.api.app.get(JobStore, { strict: false });
  const remove = jest.spyOn(store, 'remove').mockResolvedValueOnce(true);
  const job = { id: 'any', queue: COPY_PERSON.name, data: { copyId: id }, attempt: 5, enqueuedAt: 1 };
  const cause = { reason: 'Killed.', code: 'jobs/crashed' };
  await team.api.app.get(UnitOfWork).run((tx) => letters.bury(tx, job as unknown as ClaimedJob, cause));
  remove.mockRestore();
  const failed = (await copies()).find((one) => one.id === id);
  expect(failed).toMatchObject({ state: 'failed', problem: 'interrupted' });
  await archive.onApplicationBootstrap();
  expect(existsSync(half)).toBe(false);
  make.mockRestore();
});
