import { Injectable } from '@nestjs/common';
import type { InboxSettings } from '@centralita/shared-types';
import { Clock } from '../../../platform/clock/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { ActivityLog } from '../../../platform/events/activity-log';
import { AuditLog, type Actor } from '../../audit/api/audit-log';
import { InboxSettingsStore } from '../handling/inbox-settings.store';

/** How an organisation handles its conversations: by when it replies, and whether it asks how it went. */
@Injectable()
export class InboxSettingsBook {
  constructor(
    private readonly store: InboxSettingsStore,
    private readonly audit: AuditLog,
    private readonly activities: ActivityLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  read(organisationId: string): Promise<InboxSettings> {
    return this.store.read(organisationId);
  }

  async write(
    organisationId: string,
    { replyMinutes, asksRating, ratingQuestionEs, ratingQuestionEn }: InboxSettings,
    actor: Actor,
  ): Promise<InboxSettings> {
    const settings = { replyMinutes, asksRating, ratingQuestionEs, ratingQuestionEn };
    await this.work.run(async (tx) => {
      await this.store.write(tx, organisationId, settings, this.clock.now());
      await this.audit.record(tx, {
        actor,
        action: 'inbox-settings/changed',
        organisationId,
        subject: { kind: 'organisation', id: organisationId },
      });
      const data = { organisationId };
      this.activities.append(tx, {
        stream: organisationId,
        kind: 'organisations/changed',
        data,
        role: 'agent',
      });
    });
    return settings;
  }
}
