import { Injectable } from '@nestjs/common';
import type { MessageChannel } from '@centralita/shared-types';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/tx';
import { Quarantine } from '../organisations/api/quarantine';
import { MessageEventsStore } from './message-events.store';

export interface StrayMessage {
  channel: MessageChannel;
  providerId: string;
  /** The number or mail domain that nobody has. */
  to: string;
  from: string;
}

/** Messages for numbers and domains of nobody. */
@Injectable()
export class StrayMessages {
  constructor(
    private readonly quarantine: Quarantine,
    private readonly events: MessageEventsStore,
    private readonly clock: Clock,
  ) {}

  /** Kept as an event too, so that the same message is counted once. @returns false where it was known */
  async add(tx: Tx, { channel, providerId, to, from }: StrayMessage): Promise<boolean> {
    const isNew = await this.events.insert(tx, {
      provider_id: providerId,
      status: 'received',
      error_code: '',
      message_id: null,
      at: this.clock.now(),
      raw: '{}',
    });
    if (isNew) await this.quarantine.add(tx, { channel, to, from });
    return isNew;
  }
}
