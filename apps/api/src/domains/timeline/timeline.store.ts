import { Injectable } from '@nestjs/common';
import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely';
import { Database } from '../../platform/database/database';
import type { ReadableAppointments } from '../appointments/api/readable-appointments';
import type { ReadableCalls } from '../calls/api/readable-calls';
import type { ReadableMessages } from '../messages/api/readable-messages';

/** What is read here is written by the domains whose tables these are; nothing is written. */
type TimelineTables = ReadableAppointments & ReadableCalls & ReadableMessages;
type Conversation = Pick<TimelineTables['conversations'], 'id' | 'contact_id' | 'channel' | 'last_at'>;
type Said = Pick<TimelineTables['messages'], 'id' | 'conversation_id' | 'person_id' | 'text' | 'at'>;
export type CallOfTimeline = Omit<TimelineTables['calls'], 'outcome' | 'account_sid'>;
export type AppointmentOfTimeline = Pick<
  TimelineTables['appointments'],
  'id' | 'organisation_id' | 'phone' | 'email' | 'starts_at' | 'what' | 'state'
>;

/** Before which moment, and how many at most. */
export interface Piece {
  before: { at: number; id: string };
  limit: number;
}

/** Rows that come after a place in a list that runs backwards. */
const beyond =
  <Table extends keyof TimelineTables>(at: string, id: string, { before }: Piece) =>
  (where: ExpressionBuilder<TimelineTables, Table>): ExpressionWrapper<TimelineTables, Table, SqlBool> => {
    const plain = where as unknown as ExpressionBuilder<{ row: Record<string, number | string> }, 'row'>;
    return plain.or([
      plain(at, '<', before.at),
      plain.and([plain(at, '=', before.at), plain(id, '<', before.id)]),
    ]);
  };

/** All that there was with somebody, by kind, the latest first each. */
@Injectable()
export class TimelineStore {
  constructor(private readonly database: Database) {}

  private get query() {
    return this.database.read.withTables<TimelineTables>();
  }

  /** The latest first. */
  conversations(contactIds: readonly string[]): Promise<Conversation[]> {
    return this.query
      .selectFrom('conversations')
      .select(['id', 'contact_id', 'channel', 'last_at'])
      .where('contact_id', 'in', contactIds)
      .orderBy('last_at', 'desc')
      .execute();
  }

  messages(
    conversationIds: readonly string[],
    piece: Piece,
  ): Promise<(Said & Pick<TimelineTables['messages'], 'author'>)[]> {
    return this.query
      .selectFrom('messages')
      .select(['id', 'conversation_id', 'author', 'person_id', 'text', 'at'])
      .where('conversation_id', 'in', conversationIds)
      .where(beyond('at', 'id', piece))
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(piece.limit)
      .execute();
  }

  notes(conversationIds: readonly string[], piece: Piece): Promise<Said[]> {
    return this.query
      .selectFrom('conversation_entries')
      .select(['id', 'conversation_id', 'person_id', 'text', 'at'])
      .where('conversation_id', 'in', conversationIds)
      .where('kind', '=', 'note')
      .where(beyond('at', 'id', piece))
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(piece.limit)
      .execute();
  }

  /** Of both directions, each by its index. */
  async calls(organisationId: string, numbers: readonly string[], piece: Piece): Promise<CallOfTimeline[]> {
    const of = (end: 'caller' | 'called'): Promise<CallOfTimeline[]> =>
      this.query
        .selectFrom('calls')
        .select(['call_sid', 'organisation_id', 'direction', 'caller', 'called', 'started_at'])
        .select(['ended_at', 'talked_sec', 'person_id', 'answered_by'])
        .where('organisation_id', '=', organisationId)
        .where(end, 'in', numbers)
        .where(beyond('started_at', 'call_sid', piece))
        .orderBy('started_at', 'desc')
        .orderBy('call_sid', 'desc')
        .limit(piece.limit)
        .execute();
    const [came, went] = await Promise.all([of('caller'), of('called')]);
    return [...new Map([...came, ...went].map((call) => [call.call_sid, call])).values()];
  }

  async appointments(
    organisationId: string,
    { numbers, mails }: { numbers: readonly string[]; mails: readonly string[] },
    piece: Piece,
  ): Promise<AppointmentOfTimeline[]> {
    const of = (kind: 'phone' | 'email', addresses: readonly string[]): Promise<AppointmentOfTimeline[]> =>
      this.query
        .selectFrom('appointments')
        .select(['id', 'organisation_id', 'phone', 'email', 'starts_at', 'what', 'state'])
        .where('organisation_id', '=', organisationId)
        .where(kind, 'in', addresses)
        .where(beyond('starts_at', 'id', piece))
        .orderBy('starts_at', 'desc')
        .orderBy('id', 'desc')
        .limit(piece.limit)
        .execute();
    const found = await Promise.all([
      numbers.length > 0 ? of('phone', numbers) : [],
      mails.length > 0 ? of('email', mails) : [],
    ]);
    return [...new Map(found.flat().map((one) => [one.id, one])).values()];
  }
}
