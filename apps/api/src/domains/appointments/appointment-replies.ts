import { whenText } from '@centralita/shared-types';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/tx';
import { AutomaticMessages, type OurMessage } from '../messages/api/automatic-messages';
import { ReplyHandlers, type CustomerReply, type ReplyAnswer } from '../messages/api/reply-handlers';
import type { AppointmentRow, NoticeRow } from './appointments-schema';
import { AppointmentsStore } from './appointments.store';
import { NoticesStore } from './notices.store';
import { ReminderRulesStore } from './reminder-rules.store';
import { answerLanguage, replyAnswer } from './reply-answers';
import { readReply, type ReadReply } from './reply-words';
import { AppointmentChanges } from './appointment-changes';

/** Appointments that a reply may still be about. */
const OPEN: readonly AppointmentRow['state'][] = ['booked', 'confirmed', 'to-move'];

/** Later a digit is an answer to something else: right after the notice, and where the bot has answered something since. */
const DIGIT_WITHIN_MS = 72 * 3_600_000;
const DIGIT_IN_TALK_WITHIN_MS = 12 * 3_600_000;
/** A bot's answer that lists choices by their numbers. */
const OFFERED_DIGIT = /(?<!\d)[12](?!\d)/u;

/** Takes what a customer answers to a reminder: they come, or they want another time, which a person finds with them. */
@Injectable()
export class AppointmentReplies implements OnModuleInit {
  constructor(
    private readonly handlers: ReplyHandlers,
    private readonly messages: AutomaticMessages,
    private readonly appointments: AppointmentsStore,
    private readonly notices: NoticesStore,
    private readonly rules: ReminderRulesStore,
    private readonly changes: AppointmentChanges,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.handlers.add((tx, reply) => this.answer(tx, reply));
  }

  async answer(tx: Tx, reply: CustomerReply): Promise<ReplyAnswer | undefined> {
    const read = readReply(reply.text, reply.buttonPayload);
    if (!read) return undefined;
    const notice = await this.#asked(tx, reply, read);
    if (!notice) return undefined;
    const { organisationId } = reply;
    const appointment = await this.appointments.hold(tx, organisationId, notice.appointment_id);
    const isOpen =
      appointment && OPEN.includes(appointment.state) && appointment.starts_at > this.clock.now();
    if (!isOpen || appointment.starts_at !== notice.starts_at) return undefined;
    const state = read.wish === 'confirm' ? 'confirmed' : 'to-move';
    if (appointment.state !== state) await this.changes.write(tx, appointment, { state });
    const { language: usual } = await this.rules.read(organisationId, tx);
    const language = answerLanguage(read.language ?? reply.language ?? appointment.language ?? usual);
    const when = whenText(appointment.starts_at, appointment.time_zone, language);
    return { text: replyAnswer(read.wish, language, when), language, handOver: read.wish === 'move' };
  }

  /** The reminder that it answers, unless something else has been said since that it may answer instead. */
  async #asked(
    tx: Tx,
    { conversationId, repliedTo }: CustomerReply,
    { certainty }: ReadReply,
  ): Promise<NoticeRow | undefined> {
    const quoted = repliedTo === undefined ? undefined : await this.notices.ofMessage(tx, repliedTo);
    // Another message of ours was quoted: that is what is answered.
    const notice = repliedTo === undefined ? await this.notices.latestSent(tx, conversationId) : quoted;
    if (!notice || notice.conversation_id !== conversationId || notice.kind === 'follow-up') return undefined;
    if (quoted || notice.message_id === null) return quoted;
    const ours = await this.messages.oursSince(tx, conversationId, notice.message_id);
    return isAnswer(certainty, ours, this.clock.now()) ? notice : undefined;
  }
}

/** @param ours the notice, and what was said after it */
function isAnswer(
  certainty: ReadReply['certainty'],
  [notice, ...since]: readonly OurMessage[],
  now: number,
): boolean {
  if (!notice) return false;
  if (since.length === 0) return certainty !== 'digit' || now - notice.at < DIGIT_WITHIN_MS;
  // A campaign and a person ask questions of their own; what answers the customer leaves the notice's open.
  const isTalk = since.every(({ author, answers_id: answered }) => author === 'bot' && answered !== null);
  if (!isTalk || certainty === 'loose') return false;
  const asksForDigit = since.some(({ source, text }) => source !== null && OFFERED_DIGIT.test(text));
  return certainty === 'sure' || (now - notice.at < DIGIT_IN_TALK_WITHIN_MS && !asksForDigit);
}
