// A replica for the specs of jobs: it takes jobs of the queue "replicas" from the PostgreSQL database at argv[2], writes
// who begins what, and never ends one. It is killed.
import 'reflect-metadata';
import { PostgresStore } from '../../src/adapters/postgres/postgres-store';
import { QUEUE_SCHEMA } from '../../src/platform/queue/queue-schema';
import { HandlesJobs } from '../../src/platform/queue/handles-jobs';
import type { Job } from '../../src/platform/queue/job-handler';
import { startJobsAt } from './job-system';
import { REPLICAS, type Note } from './replicas-queue';

@HandlesJobs(REPLICAS)
class EndlessJob {
  handle({ data }: Job<Note>): Promise<void> {
    process.stdout.write(`${data.name}\n`);
    return new Promise(() => undefined);
  }
}

const url = process.argv[2] ?? '';
const store = await PostgresStore.open(url, QUEUE_SCHEMA);
await startJobsAt(store, url, EndlessJob);
process.stdout.write('up\n');
