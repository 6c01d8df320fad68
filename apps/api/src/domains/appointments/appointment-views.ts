import type { Appointment, AppointmentNotice } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { AutomaticMessages } from '../messages/api/automatic-messages';
import type { AppointmentRow, NoticeRow } from './appointments-schema';
import { NoticesStore } from './notices.store';

/** Appointments as pages know them: with what was sent, and what became of it. */
@Injectable()
export class AppointmentViews {
  constructor(
    private readonly notices: NoticesStore,
    private readonly messages: AutomaticMessages,
  ) {}

  async all(rows: readonly AppointmentRow[]): Promise<Appointment[]> {
    if (rows.length === 0) return [];
    const notices = await this.notices.ofAppointments(rows.map(({ id }) => id));
    const sent = notices.flatMap(({ message_id: id }) => id ?? []);
    const states = await this.messages.statesOf(sent);
    const byAppointment = Map.groupBy(notices, ({ appointment_id: id }) => id);
    return rows.map((row) => ({
      id: row.id,
      externalId: row.external_id,
      name: row.name,
      phone: row.phone,
      email: row.email,
      language: row.language,
      startsAt: row.starts_at,
      timeZone: row.time_zone,
      what: row.what,
      where: row.place,
      with: row.with_whom,
      note: row.note,
      state: row.state,
      notices: (byAppointment.get(row.id) ?? []).map((notice) => noticeView(notice, states)),
    }));
  }
}

function noticeView(
  { id, kind, at, state, stopped, channel, conversation_id, message_id }: NoticeRow,
  states: Awaited<ReturnType<AutomaticMessages['statesOf']>>,
): AppointmentNotice {
  const known = message_id === null ? undefined : states.get(message_id);
  return {
    id,
    kind,
    at,
    state,
    stopped,
    channel,
    conversationId: conversation_id,
    messageId: message_id,
    status: known?.status ?? null,
    errorCode: known?.errorCode ?? null,
  };
}
