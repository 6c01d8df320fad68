import { createHash, ECDH } from 'node:crypto';
import type { PushChoices } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AppError } from '../../../platform/errors/app-error';
import { AuditLog, type Actor } from '../../audit/api/audit-log';
import type { Principal } from '../../people/api/principal';
import { PushSender, type PushAddress } from '../ports/push-sender';
import { PushStore } from '../push.store';

/** Browsers of a person that can be woken; the oldest make room. */
const BROWSERS_MAX = 20;
const AUTH_BYTES = 16;

/** Which browsers of a person are woken, and for what. */
@Injectable()
export class PushSubscriptions {
  constructor(
    private readonly store: PushStore,
    private readonly sender: PushSender,
    private readonly work: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * A browser that another person had becomes this one's.
   *
   * @throws AppError `push/bad-keys` (400), `push/address-refused` (422)
   */
  async add(
    { personId, organisationId, credentialId }: Principal,
    address: PushAddress,
    actor: Actor,
  ): Promise<void> {
    assertKeys(address);
    await this.sender.check(address.endpoint);
    const row = {
      ...address,
      id: idOf(address.endpoint),
      person_id: personId,
      session_id: credentialId,
      created_at: this.clock.now(),
    };
    await this.work.run(async (tx) => {
      await this.store.save(tx, row);
      await this.store.keepNewest(tx, personId, BROWSERS_MAX);
      const subject = { kind: 'push-subscription', id: row.id };
      await this.audit.record(tx, { actor, action: 'push/subscribed', organisationId, subject });
    });
  }

  async remove({ personId, organisationId }: Principal, endpoint: string, actor: Actor): Promise<void> {
    const id = idOf(endpoint);
    await this.work.run(async (tx) => {
      if (!(await this.store.remove(tx, id, personId))) return;
      const subject = { kind: 'push-subscription', id };
      await this.audit.record(tx, { actor, action: 'push/unsubscribed', organisationId, subject });
    });
  }

  async choices({ personId }: Principal): Promise<PushChoices> {
    const row = await this.store.choices(personId);
    return { calls: row?.calls !== 0, alerts: row?.alerts !== 0 };
  }

  async choose(
    { personId, organisationId }: Principal,
    { calls, alerts }: PushChoices,
    actor: Actor,
  ): Promise<PushChoices> {
    const row = { person_id: personId, calls: Number(calls), alerts: Number(alerts) };
    await this.work.run(async (tx) => {
      await this.store.choose(tx, row);
      const subject = { kind: 'person', id: personId };
      const details = { calls, alerts };
      await this.audit.record(tx, { actor, action: 'push/chosen', organisationId, subject, details });
    });
    return { calls, alerts };
  }
}

const idOf = (endpoint: string): string => createHash('sha256').update(endpoint).digest('base64url');

/** Keys that no browser made would fail at every message. */
function assertKeys({ p256dh, auth }: PushAddress): void {
  try {
    ECDH.convertKey(p256dh, 'prime256v1', 'base64url');
    if (Buffer.from(auth, 'base64url').length === AUTH_BYTES) return;
  } catch {
    // Not a point on the curve.
  }
  throw new AppError({
    code: 'push/bad-keys',
    detail: "These are no keys of a browser's push subscription. Subscribe again.",
    status: 400,
  });
}
