import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DeadLetters } from '../../platform/queue/dead-letters';
import { CopyLog } from './copy-log';
import { COPY_PERSON } from './copy-queues';
import type { PersonCopyRow } from './person-copies-schema';
import { PersonCopiesStore } from './person-copies.store';

type End = Pick<PersonCopyRow, 'state'> & Partial<Pick<PersonCopyRow, 'bytes' | 'problem'>>;

/** What becomes of a copy that is made, also where the server ended in the midst of its last attempt. */
@Injectable()
export class CopyEnds implements OnModuleInit {
  constructor(
    private readonly store: PersonCopiesStore,
    private readonly log: CopyLog,
    private readonly letters: DeadLetters,
    private readonly work: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.letters.whenDied(async (tx, { queue, code }, data) => {
      if (queue !== COPY_PERSON.name) return;
      const { copyId } = data as { copyId: string };
      const problem = code === 'jobs/crashed' ? 'interrupted' : 'fault';
      await this.#writeWithin(tx, copyId, { state: 'failed', problem });
    });
  }

  /** @returns false where nobody waits for it any more: whoever it is about was erased, or it has ended before */
  write(copyId: string, end: End): Promise<boolean> {
    return this.work.run((tx) => this.#writeWithin(tx, copyId, end));
  }

  async #writeWithin(tx: Tx, copyId: string, end: End): Promise<boolean> {
    const row = await this.store.find(copyId, tx);
    if (row?.state !== 'waiting') return false;
    await this.store.change(tx, copyId, end);
    this.log.tell(tx, row);
    return true;
  }
}
