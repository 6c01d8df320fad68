import type { MessageChannel } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely';
import { Database } from '../../platform/database/database';

/** What is read here is written by the domains whose tables these are; nothing is written. */
type TimelineTables = {
  conversations: { id: string; contact_id: string; channel: MessageChannel; last_at: number };
  messages: {
    id: string;
    conversation_id: string;
    author: string;
    person_id: string | null;
    text: string;
    at: number;
  };
  conversation_entries: {
    id: string;
    conversation_id: string;
    kind: string;
    person_id: string | null;
    text: string;
    at: number;
  };
  calls: {
    call_sid: string;
    organisation_id: string | null;
    direction: 'incoming' | 'outgoing';
    caller: string;
    called: string;
    started_at: number;
    ended_at: number | null;
    talked_sec: number | null;
    person_id: string | null;
    answered_by: string | null;
  };
  appointments: {
    id: string;
    organisation_id: string;
    phone: string | null;
    email: string | null;
    starts_at: number;
    what: string;
    state: string;
  };
};
export type CallOfTimeline = TimelineTables['calls'];
export type AppointmentOfTimeline = TimelineTables['appointments'];

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
  conversations(contactIds: readonly string[]): Promise<TimelineTables['conversations'][]> {
    return this.query
      .selectFrom('conversations')
      .select(['id', 'contact_id', 'channel', 'last_at'])
      .where('contact_id', 'in', contactIds)
      .orderBy('last_at', 'desc')
      .execute();
  }

  messages(conversationIds: readonly string[], piece: Piece): Promise<TimelineTables['messages'][]> {
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

  notes(conversationIds: readonly string[], piece: Piece): Promise<TimelineTables['conversation_entries'][]> {
    return this.query
      .selectFrom('conversation_entries')
      .selectAll()
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
