import { defineQueue } from '../../src/platform/queue/queue-definition';

export interface Note {
  name: string;
}

export const REPLICAS = defineQueue<Note>('replicas', { concurrency: 3 });
