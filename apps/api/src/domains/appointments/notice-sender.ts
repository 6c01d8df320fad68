import type { NoticeStop, ReminderRule, ReminderRules } from '@centralita/shared-types';
import { quietAround } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/tx';
import { AppError } from '../../platform/errors/app-error';
import { recipientZone } from '../contacts/api/recipient-zone';
import { AutomaticMessages } from '../messages/api/automatic-messages';
import { AppointmentLog } from './appointment-log';
import type { AppointmentRow, NoticeRow } from './appointments-schema';
import { AppointmentsStore } from './appointments.store';
import { noticeText } from './notice-text';
import type { Way } from './notice-ways';
import { NoticesStore } from './notices.store';
import { ReminderRulesStore } from './reminder-rules.store';
import { ruleOf, stopOf } from './which-notices';

/** Sends what is due, or writes down why it does not go: all is looked at again within the unit that sends it. */
@Injectable()
export class NoticeSender {
  constructor(
    private readonly appointments: AppointmentsStore,
    private readonly notices: NoticesStore,
    private readonly rules: ReminderRulesStore,
    private readonly messages: AutomaticMessages,
    private readonly log: AppointmentLog,
    private readonly clock: Clock,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext('Appointments');
  }

  /**
   * @param due the message as it was found due
   * @param ways undefined where it had no rule
   * @param seenAt when the appointment had changed last, as the ways were worked out
   */
  async send(
    tx: Tx,
    { id, organisation_id: organisationId, ...due }: NoticeRow,
    ways: readonly Way[] | undefined,
    seenAt: number,
  ): Promise<void> {
    const appointment = await this.appointments.hold(tx, organisationId, due.appointment_id);
    const notice = await this.notices.find(id, tx);
    const book = await this.rules.read(organisationId, tx);
    // It was cancelled, planned for later, or sent, while its job waited.
    if (!appointment || notice?.state !== 'planned' || notice.at !== due.at) return;
    const rule = ruleOf(notice, book);
    if (!rule) await this.notices.remove(tx, [id]);
    else if (!ways || appointment.updated_at !== seenAt) throw changedMeanwhile();
    else await this.#send(tx, appointment, notice, rule, book, ways);
    this.log.tell(tx, organisationId, appointment.id);
  }

  async #send(
    tx: Tx,
    appointment: AppointmentRow,
    notice: NoticeRow,
    rule: ReminderRule,
    book: ReminderRules,
    ways: readonly Way[],
  ): Promise<void> {
    const now = this.clock.now();
    // A confirmation that could wait for the morning was planned for it.
    const later = rule.kind === 'confirmation' ? undefined : afterQuiet(appointment, book, now);
    const stopped = await this.#stop(tx, appointment, notice, rule, later ?? now);
    if (stopped !== null) await this.#stopped(tx, notice, stopped);
    else if (later !== undefined) await this.#postpone(tx, notice, later);
    else await this.#write(tx, appointment, notice, rule, book, ways);
  }

  /** @param at when it would go */
  async #stop(
    tx: Tx,
    appointment: AppointmentRow,
    notice: NoticeRow,
    rule: ReminderRule,
    at: number,
  ): Promise<NoticeStop | null> {
    const stopped = stopOf(appointment, rule);
    if (stopped !== null) return stopped;
    if (notice.starts_at !== appointment.starts_at) return 'moved';
    if (rule.kind === 'follow-up') return null;
    if (at >= appointment.starts_at) return 'too-late';
    const all = await this.notices.ofAppointments([appointment.id], tx);
    const isDouble = all.some(
      (other) =>
        other.kind === notice.kind && other.state === 'planned' && other.at > notice.at && other.at <= at,
    );
    return isDouble ? 'superseded' : null;
  }

  async #write(
    tx: Tx,
    appointment: AppointmentRow,
    notice: NoticeRow,
    rule: ReminderRule,
    book: ReminderRules,
    ways: readonly Way[],
  ): Promise<void> {
    if (ways.some(({ reach }) => reach.cannotWrite === 'opted-out'))
      return this.#stopped(tx, notice, 'opted-out');
    const spoken = ways.find(({ reach }) => reach.language !== null)?.reach.language ?? null;
    const { text } = noticeText(appointment, rule, book, spoken);
    for (const { reach, template } of ways) {
      if (reach.cannotWrite !== null && !template) continue;
      const { organisation_id: organisationId, name } = appointment;
      const clientId = `notice-${notice.id}`;
      const message = { organisationId, reach, name: name ?? undefined, clientId, content: template ?? text };
      const written = await this.messages.write(tx, message);
      if ('opensAt' in written) {
        const opensAt = afterQuiet(appointment, book, written.opensAt) ?? written.opensAt;
        return this.#wait(tx, appointment, notice, rule, opensAt);
      }
      if ('cannotWrite' in written) {
        if (written.cannotWrite === 'opted-out') return this.#stopped(tx, notice, 'opted-out');
        continue;
      }
      const { messageId: message_id, conversationId: conversation_id } = written;
      const { channel } = reach;
      const sent = { state: 'sent', channel, message_id, conversation_id, at: this.clock.now() } as const;
      await this.notices.change(tx, notice.id, sent);
      this.logger.info({ event: 'appointment.notice', result: 'sent', notice_id: notice.id, channel });
      return;
    }
    await this.#stopped(tx, notice, 'no-channel');
  }

  /** It goes when the organisation may send again and nobody is disturbed, where that is not too late. */
  async #wait(
    tx: Tx,
    appointment: AppointmentRow,
    notice: NoticeRow,
    rule: ReminderRule,
    at: number,
  ): Promise<void> {
    const stopped = await this.#stop(tx, appointment, notice, rule, at);
    if (stopped !== null) await this.#stopped(tx, notice, stopped);
    else await this.#postpone(tx, notice, at);
  }

  /** The job of its own time has been: where our clock is behind, only a later time gets another. */
  #postpone(tx: Tx, { id, at }: NoticeRow, until: number): Promise<void> {
    return this.notices.change(tx, id, { at: Math.max(until, at + 1) });
  }

  async #stopped(tx: Tx, { id }: NoticeRow, stopped: NoticeStop): Promise<void> {
    await this.notices.change(tx, id, { state: 'stopped', stopped });
    this.logger.info({ event: 'appointment.notice', result: stopped, notice_id: id });
  }
}

/** When the quiet hours around a moment end; undefined where it is in none. */
const afterQuiet = (appointment: AppointmentRow, { quiet }: ReminderRules, at: number): number | undefined =>
  quiet ? quietAround(at, quiet, recipientZone(appointment, at))?.endsAt : undefined;

const changedMeanwhile = (): AppError =>
  new AppError({
    code: 'appointments/changed-meanwhile',
    detail:
      'The appointment or its rule was changed while its message was being written: it is written again.',
    status: 409,
    retryable: true,
  });
