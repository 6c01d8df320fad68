import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/tx';
import { MediaStore } from '../messages/api/media';
import { ProviderErasure } from './api/provider-erasure';
import { RecordingLog } from './recording-log';
import type { RecordingRow } from './recordings-schema';
import { RecordingsStore } from './recordings.store';

/** Erases recordings: here, and at the provider. That there was one stays to be seen. */
@Injectable()
export class RecordingEraser {
  constructor(
    private readonly store: RecordingsStore,
    private readonly media: MediaStore,
    private readonly provider: ProviderErasure,
    private readonly log: RecordingLog,
    private readonly clock: Clock,
  ) {}

  /** Goes first: a row without sound is found again, sound without a row is not. */
  async eraseSound({ id }: RecordingRow): Promise<void> {
    await this.media.remove(id);
  }

  /** @param by a person of the team; absent: its time is over */
  async erase(tx: Tx, row: RecordingRow, by?: string): Promise<void> {
    const mark = { erased_at: this.clock.now(), erased_by: by ?? null };
    const nothing = { url: '', type: null, bytes: null, problem: null, transcript: null };
    const erased = await this.store.change(tx, row.id, { state: 'erased', ...mark, ...nothing });
    if (!erased) return;
    await this.provider.erase(tx, row);
    this.log.tell(tx, row);
  }
}
