import { sql } from 'kysely';
import {
  LOOKED_THROUGH_MAX,
  ViewCountsStore,
  type ViewFilter,
} from '../src/domains/messages/view-counts.store';
import type { Store } from '../src/platform/database/store';
import { onEachEngine } from './support/databases';

/** More than are looked through. */
const MANY = LOOKED_THROUGH_MAX + 200;

/** Conversations of one organisation: the higher the number, the later the last word. */
async function seed({ work }: Store, count: number): Promise<void> {
  const numbers = sql`with recursive n (i) as (select 1 union all select i + 1 from n where i < ${sql.lit(count)})`;
  await work.run(async ({ query }) => {
    for (const statement of [
      sql`insert into organisations (id, name, created_at) values ('ours', 'Ours', 1)`,
      sql`insert into labels (id, organisation_id, name, name_key, colour, created_at)
        values ('all', 'ours', 'All', 'all', 'red', 1), ('few', 'ours', 'Few', 'few', 'red', 1)`,
      sql`insert into contacts (id, organisation_id, channel, address, searched, named_here, created_at)
        ${numbers} select 'c' || i, 'ours', 'sms', '+34' || i, '', 0, 1 from n`,
      sql`insert into conversations
        (id, organisation_id, channel, contact_id, ours, state, assigned_to, team_id, answered_by, unread, last_text,
          last_attachments, last_at, waiting_since, created_at)
        ${numbers} select 'c' || i, 'ours', case when i <= 3 then 'email' else 'sms' end, 'c' || i, '+1', 'open',
          case when i % 2 = 0 then 'ana' end, case when i <= 40 then 'few' else 'many' end, 'person', 0, '', 0, i, i, 1 from n`,
      sql`insert into conversation_labels (conversation_id, label_id, state, last_at, assigned_to)
        select id, 'all', state, last_at, assigned_to from conversations`,
      sql`insert into conversation_labels (conversation_id, label_id, state, last_at, assigned_to)
        select id, 'few', state, last_at, assigned_to from conversations where last_at <= 20`,
    ])
      await statement.execute(query);
  });
}

onEachEngine('counts of saved views', (open) => {
  let counts: ViewCountsStore;
  beforeAll(async () => {
    const store = await open();
    await seed(store, MANY);
    counts = new ViewCountsStore(store.database);
  });

  it.each<[ViewFilter, number, boolean]>([
    // What one index has is counted right, up to a hundred.
    [{ organisationId: 'ours', view: 'all' }, 100, false],
    [{ organisationId: 'theirs', view: 'all' }, 0, false],
    [{ organisationId: 'ours', view: 'snoozed' }, 0, false],
    [{ organisationId: 'ours', view: 'all', channel: 'email' }, 3, false],
    [{ organisationId: 'ours', view: 'all', teamId: 'few' }, 40, false],
    [{ organisationId: 'ours', view: 'teams', teamIds: [] }, 0, false],
    [{ organisationId: 'ours', view: 'all', labelId: 'few' }, 20, false],
    [{ organisationId: 'ours', view: 'unassigned', labelId: 'few' }, 10, false],
    [{ organisationId: 'ours', view: 'mine', personId: 'ana', labelId: 'few' }, 10, false],
    [{ organisationId: 'ours', view: 'mine', personId: 'ana' }, 100, false],
    // Several filters, of which the one that is gone through has few.
    [{ organisationId: 'ours', view: 'all', assigneeId: 'ana', teamId: 'few' }, 20, false],
    [{ organisationId: 'ours', view: 'teams', teamIds: ['few'] }, 20, false],
    [{ organisationId: 'ours', view: 'teams', teamIds: ['few', 'none'], teamId: 'few' }, 20, false],
    [{ organisationId: 'ours', view: 'unassigned', channel: 'email', teamId: 'few' }, 2, false],
    [{ organisationId: 'ours', view: 'all', labelId: 'few', teamId: 'few', channel: 'email' }, 3, false],
    // And where it has many: the latest only, which is said.
    [{ organisationId: 'ours', view: 'all', labelId: 'all', channel: 'email' }, 0, true],
    [{ organisationId: 'ours', view: 'all', labelId: 'all', channel: 'sms' }, 100, false],
    [{ organisationId: 'ours', view: 'all', teamId: 'many', channel: 'email' }, 0, true],
    // Whoever waits longest comes first.
    [{ organisationId: 'ours', view: 'overdue', waitingBefore: 31 }, 30, false],
    [{ organisationId: 'ours', view: 'overdue', waitingBefore: MANY, channel: 'email' }, 3, true],
    [{ organisationId: 'ours', view: 'overdue', waitingBefore: 0 }, 0, false],
  ])('%j: %d, or more: %s', async (filter, count, atLeast) => {
    expect(await counts.count(filter)).toEqual({ count, atLeast });
  });
});
