import type { MessageChannel } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries } from '../../platform/database/tx';
import type { ReadableCalls } from '../calls/api/readable-calls';
import { spellingsOf } from '../contacts/api/contact-address';
import type { PersonKeys } from '../contacts/api/person-parts';
import type { ReadableContacts } from '../contacts/api/readable-contacts';
import type { ReadableMessages } from '../messages/api/readable-messages';

type Tables = ReadableCalls & ReadableContacts & ReadableMessages;

/** A message or a call as the provider has it; or all that was written with one of our numbers. */
export interface Trace {
  kind: 'message' | 'call' | 'correspondence';
  /** Of a message or a call; of a correspondence the other's address. */
  id: string;
  channel: MessageChannel | 'voice';
  /** Null: nobody wrote down by which account it went. */
  accountSid: string | null;
  /** Our own number. */
  ours: string;
}

/** Everything by which one person is found. */
@Injectable()
export class PersonFinder {
  constructor(private readonly database: Database) {}

  /** @returns undefined where none of the contacts is there any more */
  async find(
    organisationId: string,
    contactIds: readonly string[],
    queries: Queries = this.database.read,
  ): Promise<PersonKeys | undefined> {
    const query = queries.withTables<Tables>();
    const contacts = await query
      .selectFrom('contacts')
      .select(['id', 'address'])
      .where('organisation_id', '=', organisationId)
      .where('id', 'in', contactIds)
      .execute();
    if (contacts.length === 0) return undefined;
    const ids = contacts.map(({ id }) => id);
    const addresses = [...new Set(contacts.flatMap(({ address }) => spellingsOf(address)))];
    const conversations = await query
      .selectFrom('conversations')
      .select('id')
      .where('contact_id', 'in', ids)
      .execute();
    const calls = [];
    for (const end of ['caller', 'called'] as const)
      calls.push(
        ...(await query
          .selectFrom('calls')
          .select('call_sid')
          .where('organisation_id', '=', organisationId)
          .where(end, 'in', addresses)
          .execute()),
      );
    return {
      organisationId,
      contactIds: ids,
      addresses,
      conversationIds: ['', ...conversations.map(({ id }) => id)],
      callSids: ['', ...new Set(calls.map(({ call_sid: sid }) => sid))],
    };
  }

  async traces(
    { contactIds, conversationIds, callSids }: PersonKeys,
    queries: Queries = this.database.read,
  ): Promise<Trace[]> {
    const query = queries.withTables<Tables>();
    const conversations = await query
      .selectFrom('conversations')
      .innerJoin('contacts', 'contacts.id', 'conversations.contact_id')
      .select(['contacts.address', 'conversations.channel', 'account_sid', 'ours'])
      .where('contact_id', 'in', contactIds)
      .execute();
    const messages = await query
      .selectFrom('messages')
      .innerJoin('conversations', 'conversations.id', 'messages.conversation_id')
      .select(['provider_id', 'channel', 'account_sid', 'ours'])
      .where('conversation_id', 'in', conversationIds)
      .where('provider_id', 'is not', null)
      .execute();
    const calls = await query
      .selectFrom('calls')
      .select(['call_sid', 'direction', 'caller', 'called', 'account_sid'])
      .where('call_sid', 'in', callSids)
      .execute();
    const written = [
      ...messages.map(({ provider_id: id, ...of }) => ({ ...of, kind: 'message' as const, id: id ?? '' })),
      ...conversations.flatMap(({ address, ...of }) =>
        spellingsOf(address).map((id) => ({ ...of, kind: 'correspondence' as const, id })),
      ),
    ];
    return [
      ...written.map(({ account_sid: accountSid, ...trace }): Trace => ({ ...trace, accountSid })),
      ...calls.map(({ call_sid: id, direction, caller, called, account_sid: accountSid }): Trace => {
        const ours = direction === 'incoming' ? called : caller;
        return { kind: 'call', id, channel: 'voice', accountSid, ours };
      }),
    ];
  }
}
