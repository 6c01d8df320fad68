import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ActivityLog, SERVER_STREAM } from '../../platform/events/activity-log';
import { DeadLetters } from '../../platform/queue/dead-letters';
import type { Actor } from '../audit/api/audit-log';
import { Alerts } from './api/alerts';

const SERVER: Actor = { via: 'server' };

/** A job that was given up is told to the owners, in the unit in which it died; so is one of the clock that is done again. */
@Injectable()
export class DeadLetterAlerts implements OnModuleInit {
  constructor(
    private readonly letters: DeadLetters,
    private readonly alerts: Alerts,
    private readonly activities: ActivityLog,
  ) {}

  onModuleInit(): void {
    this.letters.whenDied(async (tx, { id, queue, reason }) => {
      this.activities.append(tx, {
        stream: SERVER_STREAM,
        kind: 'jobs/died',
        data: { id, queue },
        role: 'owner',
      });
      await this.alerts.raise(tx, {
        kind: 'dead-letter',
        key: queue,
        organisationId: null,
        facts: { queue, reason },
      });
    });
    this.letters.whenRecovered((tx, queue) =>
      this.alerts.settle(tx, { kind: 'dead-letter', key: queue, organisationId: null }, SERVER),
    );
  }
}
