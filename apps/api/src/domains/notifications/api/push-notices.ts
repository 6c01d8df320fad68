import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import type { Tx } from '../../../platform/database/tx';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { NewActivity } from '../../../platform/events/activity-log';
import { ActivityReactions } from '../../../platform/events/activity-reactions';
import { toLiveEvent } from '../../../platform/events/live-event';
import type { Job } from '../../../platform/queue/job-handler';
import { JobQueue } from '../../../platform/queue/job-queue';
import { PeopleDirectory } from '../../people/api/people-directory';
import { PushStore } from '../push.store';
import { factsOf, wakeRule } from '../wake-rules';
import { PUSH_NOTICE, WEB_PUSH, type PushNotice } from './push-queues';

/** Sees what wakes closed pages in the unit in which it happens, and finds the browsers that it concerns. */
@Injectable()
export class PushNotices implements OnModuleInit {
  constructor(
    private readonly reactions: ActivityReactions,
    private readonly jobs: JobQueue,
    private readonly work: UnitOfWork,
    private readonly store: PushStore,
    private readonly directory: PeopleDirectory,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.reactions.add((tx, activity) => this.#notice(tx, activity));
  }

  /** A job for each browser of those who may see it and want to be woken for it. */
  async spread(job: Job<PushNotice>): Promise<void> {
    const { event, role, personId } = job.data;
    const rule = wakeRule({ ...event, role });
    if (!rule) return;
    const people = (await this.directory.withRole(role, event.organisationId ?? undefined))
      .map(({ id }) => id)
      .filter((id) => personId === undefined || id === personId);
    const subscriptionIds = await this.store.ofPeople(people, rule.topic);
    await this.work.run(async (tx) => {
      if (!(await job.once(tx))) return;
      for (const subscriptionId of subscriptionIds)
        await this.jobs.enqueue(tx, WEB_PUSH, { subscriptionId, event });
    });
  }

  async #notice(tx: Tx, activity: NewActivity): Promise<void> {
    const rule = wakeRule(activity);
    if (!rule || !(await this.store.hasAny(tx))) return;
    const { stream, kind, data, personId } = activity;
    const event = toLiveEvent({ stream, kind, at: this.clock.now(), data: factsOf(rule, data) });
    await this.jobs.enqueue(tx, PUSH_NOTICE, {
      event,
      role: rule.role,
      ...(personId !== undefined && { personId }),
    });
  }
}
