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
import { stopOf } from './which-notices';

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

  /** @param seenAt when the appointment had changed last, as the ways were worked out */
  async send(
    tx: Tx,
    { id, organisation_id: organisationId, ...due }: NoticeRow,
    ways: readonly Way[],
    seenAt: number,
  ): Promise<void> {
    const appointment = await this.appointments.hold(tx, organisationId, due.appointment_id);
    const notice = await this.notices.find(id, tx);
    const book = await this.rules.read(organisationId, tx);
    const rule = book.rules.find((one) => one.id === notice?.rule_id);
    const now = this.clock.now();
    // It was cancelled, planned for later, or sent, while its job waited.
    if (!appointment || !notice || !rule || notice.state !== 'planned' || notice.at > now) return;
    if (appointment.updated_at !== seenAt) throw changedMeanwhile();
    const later = this.#afterQuiet(appointment, rule, book, now);
    const stopped = await this.#stop(tx, appointment, notice, rule, later ?? now);
    if (stopped !== null) await this.#stopped(tx, notice, stopped);
    else if (later !== undefined) await this.notices.change(tx, id, { at: later });
    else await this.#write(tx, appointment, notice, rule, book, ways);
    this.log.tell(tx, organisationId, appointment.id);
  }

  /** When the quiet hours end that it is late into. */
  #afterQuiet(
    appointment: AppointmentRow,
    { kind }: ReminderRule,
    { quiet }: ReminderRules,
    now: number,
  ): number | undefined {
    // A confirmation that could wait for the morning was planned for it.
    return kind !== 'confirmation' && quiet
      ? quietAround(now, quiet, recipientZone(appointment, now))?.endsAt
      : undefined;
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
      if ('opensAt' in written) return this.#wait(tx, appointment, notice, rule, written.opensAt);
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

  /** It goes when the organisation may send again, where that is not too late. */
  async #wait(
    tx: Tx,
    appointment: AppointmentRow,
    notice: NoticeRow,
    rule: ReminderRule,
    at: number,
  ): Promise<void> {
    const stopped = await this.#stop(tx, appointment, notice, rule, at);
    if (stopped !== null) await this.#stopped(tx, notice, stopped);
    else await this.notices.change(tx, notice.id, { at });
  }

  async #stopped(tx: Tx, { id }: NoticeRow, stopped: NoticeStop): Promise<void> {
    await this.notices.change(tx, id, { state: 'stopped', stopped });
    this.logger.info({ event: 'appointment.notice', result: stopped, notice_id: id });
  }
}

const changedMeanwhile = (): AppError =>
  new AppError({
    code: 'appointments/changed-meanwhile',
    detail: 'The appointment was changed while its message was being written: it is written again.',
    status: 409,
    retryable: true,
  });
