import { jest } from '@jest/globals';
import type { ContactEntry, PersonCopy } from '@centralita/shared-types';
import { CopiesRetentionJob } from '../src/domains/erasure/copies-retention.job';
import { CopyArchive } from '../src/domains/erasure/copy-archive';
import { CopyPersonJob } from '../src/domains/erasure/copy-person.job';
import { COPY_PERSON } from '../src/domains/erasure/copy-queues';
import { PersonCopiesStore } from '../src/domains/erasure/person-copies.store';
import { MediaStore } from '../src/domains/messages/api/media';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
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
  expect(await copies()).toMatchObject([{ id, state: 'failed', bytes: null }]);
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
  await team.api.app.get(UnitOfWork).run((tx) => store.change(tx, ready.id, { expires_at: Date.now() - 1 }));
  await job.handle();
  expect((await copies()).map(({ state }) => state)).toEqual(['failed']);
  expect(await media.has(ready.id)).toBe(false);
  await team.admin.web.get(`/api/contact-copies/${ready.id}/file`).expect(404);
});
