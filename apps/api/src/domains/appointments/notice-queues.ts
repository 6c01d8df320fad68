import { defineQueue, defineSchedule } from '../../platform/queue/queue-definition';

export interface NoticeToSend {
  noticeId: string;
  /** For when it was planned as it was found due; absent in jobs of versions before 2026-12-13. */
  at?: number;
}

/** Upcoming appointments of an organisation whose rules have changed: one piece. */
export interface Replanning {
  organisationId: string;
  after?: { at: number; id: string };
}

export const SEND_NOTICE = defineQueue<NoticeToSend>('send-notice', { concurrency: 8 });

export const PLAN_NOTICES = defineQueue<Replanning>('plan-notices', { concurrency: 2 });

/** Looks each minute for what is due: what was missed while the server was down comes at the start. */
export const DUE_NOTICES = defineSchedule('due-notices', '* * * * *', {
  // A run that failed holds up those after it: it waits no longer than the next would.
  retry: { backoffMs: 5_000, backoffMaxMs: 60_000 },
});
