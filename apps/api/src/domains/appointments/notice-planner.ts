import { randomUUID } from 'node:crypto';
import type { ReminderRule, ReminderRules } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/tx';
import { JobQueue } from '../../platform/queue/job-queue';
import type { AppointmentRow, NoticeRow } from './appointments-schema';
import { SEND_NOTICE } from './notice-queues';
import { NoticesStore } from './notices.store';
import { ReminderRulesStore } from './reminder-rules.store';
import { ruleOf, stopOf, timeOf } from './which-notices';

/** Works out what an appointment sends and when, each time that it or the rules change. What was sent stays as it is. */
@Injectable()
export class NoticePlanner {
  constructor(
    private readonly notices: NoticesStore,
    private readonly rules: ReminderRulesStore,
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * @param appointment whose row the unit holds
   * @param confirms whether it was booked just now, or has another time: then a confirmation goes
   */
  async plan(tx: Tx, appointment: AppointmentRow, { confirms }: { confirms: boolean }): Promise<void> {
    const book = await this.rules.read(appointment.organisation_id, tx);
    const all = await this.notices.ofAppointments([appointment.id], tx);
    const valid = (notice: NoticeRow): boolean =>
      notice.starts_at === appointment.starts_at && ruleOf(notice, book) !== undefined;
    const gone = all.filter((notice) => notice.state === 'planned' && !valid(notice));
    await this.notices.remove(
      tx,
      gone.map(({ id }) => id),
    );
    const known = all.filter(({ starts_at: at }) => at === appointment.starts_at);
    for (const rule of book.rules.filter(({ on }) => on)) {
      const before = known.find(
        ({ rule_id: id }) => id === rule.id && !gone.some((one) => one.rule_id === id),
      );
      if (before?.state === 'sent') continue;
      if (rule.kind === 'confirmation' && !confirms && before?.state !== 'planned') continue;
      await this.#one(tx, appointment, rule, book, before);
    }
  }

  async #one(
    tx: Tx,
    appointment: AppointmentRow,
    rule: ReminderRule,
    book: ReminderRules,
    before: NoticeRow | undefined,
  ): Promise<void> {
    const now = this.clock.now();
    const at = timeOf(appointment, rule, book, now, before);
    const stopped = stopOf(appointment, rule) ?? (typeof at === 'number' ? null : at);
    if (stopped !== null) {
      if (before?.state === 'planned')
        await this.notices.change(tx, before.id, { state: 'stopped', stopped });
      // So that people see why nobody is reminded.
      else if (!before && stopped === 'quiet')
        await this.#insert(tx, appointment, rule, { at: appointment.starts_at, state: 'stopped', stopped });
      return;
    }
    const planned = { at: Number(at), state: 'planned', stopped: null } as const;
    const id = before?.id ?? (await this.#insert(tx, appointment, rule, planned));
    if (before) await this.notices.change(tx, id, planned);
    if (planned.at <= now) await this.enqueue(tx, { id, at: planned.at });
  }

  /** The job that sends it, once for each time that it was planned for. */
  async enqueue(tx: Tx, { id, at }: Pick<NoticeRow, 'id' | 'at'>): Promise<void> {
    await this.jobs.enqueue(tx, SEND_NOTICE, { noticeId: id, at }, { key: `${id}/${at}` });
  }

  async #insert(
    tx: Tx,
    appointment: AppointmentRow,
    { id: rule_id, kind }: ReminderRule,
    state: Pick<NoticeRow, 'at' | 'state' | 'stopped'>,
  ): Promise<string> {
    const id = randomUUID();
    const { id: appointment_id, organisation_id, starts_at } = appointment;
    await this.notices.insert(tx, {
      id,
      organisation_id,
      appointment_id,
      rule_id,
      kind,
      starts_at,
      channel: null,
      conversation_id: null,
      message_id: null,
      ...state,
    });
    return id;
  }
}
