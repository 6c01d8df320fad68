import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx';
import { MediaStore } from '../messages/api/media';
import { ProviderErasure } from '../recordings/api/provider-erasure';
import { VoicemailLog } from './voicemail-log';
import type { VoicemailRow } from './voicemail-schema';
import { VoicemailsStore } from './voicemails.store';

/** Erases spoken messages: here, and at the provider who recorded them. */
@Injectable()
export class VoicemailEraser {
  constructor(
    private readonly store: VoicemailsStore,
    private readonly media: MediaStore,
    private readonly log: VoicemailLog,
    private readonly provider: ProviderErasure,
  ) {}

  /** Goes first: a row without sound is found again, sound without a row is not. */
  async eraseSound({ id }: VoicemailRow): Promise<void> {
    await this.media.remove(id);
  }

  async erase(tx: Tx, row: VoicemailRow): Promise<void> {
    await this.store.remove(tx, row.id);
    await this.provider.erase(tx, row);
    this.log.tell(tx, row);
  }
}
