import { spawn, type ChildProcess } from 'node:child_process';
import { PostgresStore } from '../src/adapters/postgres/postgres-store';
import { HandlesJobs } from '../src/platform/queue/handles-jobs';
import type { Job } from '../src/platform/queue/job-handler';
import { QUEUE_SCHEMA } from '../src/platform/queue/queue-schema';
import { eventually } from './support/eventually';
import { bundle } from './support/bundle';
import { postgresDatabase, type Place } from './support/databases';
import { startJobsAt, type JobSystem } from './support/job-system';
import { REPLICAS, type Note } from './support/replicas-queue';

type Behaviour = (job: Job<Note>) => Promise<void>;

/** Each replica has connections of its own, as processes do. */
async function startReplica(url: string, handle: Behaviour): Promise<JobSystem> {
  @HandlesJobs(REPLICAS)
  class ReplicasJob {
    readonly handle = handle;
  }
  const store = await PostgresStore.open(url, QUEUE_SCHEMA);
  const system = await startJobsAt(store, url, ReplicasJob);
  return {
    ...system,
    close: async () => {
      await system.close();
      await store.close();
    },
  };
}

const pause = (ms: number): Promise<void> => new Promise((resume) => setTimeout(resume, ms));

describe('Replicas on one PostgreSQL', () => {
  let place: Place;
  const closing: (() => unknown)[] = [];

  beforeEach(async () => {
    place = await postgresDatabase();
  });
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
    await place.remove();
  });

  const enqueue = async (system: JobSystem, names: string[]): Promise<void> => {
    await Promise.all(
      names.map((name) => system.work.run((tx) => system.jobs.enqueue(tx, REPLICAS, { name }))),
    );
  };

  it('start together, share the jobs, and do none twice', async () => {
    const by: Record<string, string[]> = { one: [], two: [] };
    const systems = await Promise.all(
      ['one', 'two'].map((replica) =>
        startReplica(place.address, async ({ data }) => {
          by[replica]!.push(data.name);
          await pause(10);
        }),
      ),
    );
    closing.push(...systems.map((system) => () => system.close()));
    const names = Array.from({ length: 200 }, (_, i) => `job ${i}`);
    await enqueue(systems[0]!, names);
    await eventually(() => by['one']!.length + by['two']!.length === names.length);
    await pause(300);
    expect([...by['one']!, ...by['two']!].sort()).toEqual(names.sort());
    expect(by['two']!.length).toBeGreaterThan(names.length / 5);
  });

  it('take over what one was doing that was killed', async () => {
    const program = bundle('apps/api/test/support/job-replica.ts');
    closing.push(() => program.remove());
    const child: ChildProcess = spawn(process.execPath, [program.file, place.address], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    closing.push(() => child.kill('SIGKILL'));
    let told = '';
    child.stdout!.on('data', (chunk: Buffer) => (told += chunk.toString()));
    await eventually(() => told.includes('up\n'));

    // Ours is full with three, so that the other three are the child's.
    const begun: string[] = [];
    const attempts: number[] = [];
    const gate = Promise.withResolvers<void>();
    const ours = await startReplica(place.address, async ({ data, attempt }) => {
      begun.push(data.name);
      attempts.push(attempt);
      await gate.promise;
    });
    closing.push(() => ours.close());
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    await enqueue(ours, names);
    const taken = (): string[] => told.split('\n').filter((name) => names.includes(name));
    await eventually(() => begun.length === 3 && taken().length === 3);
    expect([...begun, ...taken()].sort()).toEqual(names);

    // A heartbeat later its jobs are still its own.
    await pause(4_000);
    expect(begun).toHaveLength(3);

    child.kill('SIGKILL');
    gate.resolve();
    await eventually(() => begun.length === 6);
    expect(begun.sort()).toEqual(names);
    expect(attempts).toEqual([1, 1, 1, 2, 2, 2]);
  });
});
