import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { QuarantineItem } from '@centralita/shared-types';
import { Clock } from '../../../platform/clock/clock';
import type { Tx } from '../../../platform/database/tx';
import { ActivityLog, SERVER_STREAM } from '../../../platform/events/activity-log';
import { maskPhoneNumber } from '../../../platform/logging/mask-phone-number';
import { Sealer } from '../../../platform/security/sealer';
import { Alerts } from '../../alerts/api/alerts';
import { AddressDigests } from '../address-digests';
import { QuarantineStore } from '../quarantine.store';
import { PURPOSES } from '../sealed-in-organisations';

/** Something that came for a number (E.164) or a mail domain that no organisation has. */
export type Stray = Pick<QuarantineItem, 'channel' | 'to' | 'from'>;

/** Where what belongs to nobody waits for an owner: it is never given to an organisation by guess. */
@Injectable()
export class Quarantine {
  constructor(
    private readonly store: QuarantineStore,
    private readonly digests: AddressDigests,
    private readonly sealer: Sealer,
    private readonly activities: ActivityLog,
    private readonly alerts: Alerts,
    private readonly clock: Clock,
  ) {}

  /** Counts it within the caller's unit of work, and lets the owners know. */
  async add(tx: Tx, { channel, to, from }: Stray): Promise<void> {
    const id = randomUUID();
    const now = this.clock.now();
    const row = await this.store.fold(tx, {
      id,
      channel,
      digest: this.digests.of(to),
      sealed_recipient: this.sealer.seal(PURPOSES.quarantine(id), Buffer.from(to)),
      sender: maskPhoneNumber(from),
      count: 1,
      first_at: now,
      last_at: now,
    });
    const stream = { stream: SERVER_STREAM, role: 'owner' } as const;
    this.activities.append(tx, { ...stream, kind: 'quarantine/changed', data: { id: row.id } });
    await this.alerts.raise(tx, {
      kind: 'quarantine',
      key: row.id,
      organisationId: null,
      facts: { channel, to: maskPhoneNumber(to), from: row.sender, count: row.count },
    });
  }
}
