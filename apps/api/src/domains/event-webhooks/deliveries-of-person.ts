import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import { PersonParts, type PersonKeys, type PersonPart } from '../contacts/api/person-parts';
import type { EventWebhookTables } from './event-webhooks-schema';

/** What other programs were told of somebody. What they did with it is theirs to erase. */
@Injectable()
export class DeliveriesOfPerson implements PersonPart, OnModuleInit {
  readonly name = 'webhooks';

  constructor(
    private readonly parts: PersonParts,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.parts.add(this);
  }

  async read(person: PersonKeys): Promise<object[]> {
    return about(this.database.read, person).select(['id', 'event', 'at', 'body']).execute();
  }

  async erase({ query }: Tx, person: PersonKeys): Promise<void> {
    const rows = await about(query, person).select('id').execute();
    const ids = ['', ...rows.map(({ id }) => id)];
    await query
      .withTables<EventWebhookTables>()
      .deleteFrom('webhook_deliveries')
      .where('id', 'in', ids)
      .execute();
  }
}

/** Those whose content names an address or an id of theirs, in quotes as JSON writes it. */
const about = (query: Queries, { organisationId, addresses, contactIds, callSids }: PersonKeys) =>
  query
    .withTables<EventWebhookTables>()
    .selectFrom('webhook_deliveries')
    .where('organisation_id', '=', organisationId)
    .where((either) =>
      either.or(
        [...addresses, ...contactIds, ...callSids]
          .filter((text) => text !== '')
          .map((text) => either('body', 'like', `%${JSON.stringify(text)}%`)),
      ),
    );
