import { Injectable } from '@nestjs/common';
import { containsText } from '../../platform/database/contains-text';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import { PersonPart, type PersonKeys } from '../contacts/api/person-parts';
import type { DeliveryRow, EventWebhookTables } from './event-webhooks-schema';

/** SQLite takes a thousand conditions in one: https://www.sqlite.org/limits.html#max_expr_depth */
const AT_ONCE = 200;

/** What other programs were told of somebody. What they did with it is theirs to erase. */
@Injectable()
export class DeliveriesOfPerson extends PersonPart {
  readonly name = 'webhooks';
  readonly tables = ['webhook_deliveries'];

  constructor(private readonly database: Database) {
    super();
  }

  read(person: PersonKeys): Promise<object[]> {
    return about(this.database.read, person);
  }

  async erase({ query }: Tx, person: PersonKeys): Promise<void> {
    const ids = (await about(query, person)).map(({ id }) => id);
    for (let at = 0; at < ids.length; at += AT_ONCE)
      await query
        .withTables<EventWebhookTables>()
        .deleteFrom('webhook_deliveries')
        .where('id', 'in', ids.slice(at, at + AT_ONCE))
        .execute();
  }
}

/** Those whose content names an address or an id of theirs, in quotes as JSON writes it. */
async function about(
  query: Queries,
  { organisationId, addresses, contactIds, callSids }: PersonKeys,
): Promise<Pick<DeliveryRow, 'id' | 'event' | 'at' | 'body'>[]> {
  const texts = [...addresses, ...contactIds, ...callSids].filter((text) => text !== '');
  const found = new Map<string, Pick<DeliveryRow, 'id' | 'event' | 'at' | 'body'>>();
  for (let at = 0; at < texts.length; at += AT_ONCE) {
    const rows = await query
      .withTables<EventWebhookTables>()
      .selectFrom('webhook_deliveries')
      .select(['id', 'event', 'at', 'body'])
      .where('organisation_id', '=', organisationId)
      .where((either) =>
        either.or(texts.slice(at, at + AT_ONCE).map((text) => containsText('body', JSON.stringify(text)))),
      )
      .execute();
    for (const row of rows) found.set(row.id, row);
  }
  return [...found.values()];
}
