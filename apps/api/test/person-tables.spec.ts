import { sql } from 'kysely';
import { PersonParts } from '../src/domains/contacts/api/person-parts';
import { Database } from '../src/platform/database/database';
import { startTeam, type Team } from './support/team';

/**
 * A table is taken to have something of a customer where a column is called like a way to reach somebody, like something
 * that somebody says, or like the id of a row that is somebody's. Names only: what stands in a JSON of another name is not seen.
 */
const PERSONAL =
  /(^|_)(phone|email|mail|address|caller|called|recipient|number|contact_id|conversation_id|message_id|call_sid|body|text|transcript|note|parameters|fields|value|searched|contact|customer_id)$/;

/** Tables with such columns that are in no part, and why. */
const IN_NO_PART: Record<string, string> = {
  contacts: 'the person itself: copied and erased beside the parts',
  search_waiting: 'parts take their texts out of the search as they erase them',
  search_documents: 'as above',
  search_scopes: 'codes of organisations',
  people: 'people of the team',
  invitations: 'of people of the team',
  sessions: 'where people of the team signed in',
  audit: 'where people of the team signed in; numbers of customers are masked',
  number_flows: 'numbers of the organisation',
  quarantine: 'numbers of the organisation, sealed',
  organisation_numbers: 'numbers of the organisation',
  activity: 'numbers of events, not of telephones',
  activity_counter: 'as above',
  campaigns: 'what is written to all',
  message_templates: 'what is written to all',
  saved_replies: 'what is written to all',
  knowledge_articles: 'what is written to all',
  accounts: 'credentials at providers, sealed',
  analytics_figures: 'figures of the numbers of the organisation',
  analytics_hand_overs: 'that some conversation was handed over: its id leads nowhere once it is erased',
  call_steps: 'where a flow stands while a call is on: its id leads to a call with nobody at its end',
  call_takings: 'who of the team takes a call: as above',
};

let team: Team;
beforeAll(async () => {
  team = await startTeam();
});
afterAll(() => team.api.close());

it('every table with something of a customer is handed out and erased by a part', async () => {
  const { read } = team.api.app.get(Database);
  const { rows } = await sql<{ table: string; column: string }>`
    select tables.name as "table", columns.name as "column"
    from sqlite_master as tables, pragma_table_info(tables.name) as columns
    where tables.type = 'table' and tables.name not like 'sqlite_%' and tables.name not like 'search_index_%'`.execute(
    read,
  );
  const tables = new Set(rows.map(({ table }) => table));
  const personal = new Set(rows.filter(({ column }) => PERSONAL.test(column)).map(({ table }) => table));
  const parts = team.api.app.get(PersonParts, { strict: false }).all;
  const covered = parts.flatMap((part) => part.tables);
  expect({
    unknown: covered.filter((table) => !tables.has(table)),
    excusedForNothing: Object.keys(IN_NO_PART).filter(
      (table) => !personal.has(table) || covered.includes(table),
    ),
    inNoPart: [...personal].filter((table) => !covered.includes(table) && !(table in IN_NO_PART)),
  }).toEqual({ unknown: [], excusedForNothing: [], inNoPart: [] });
  expect(parts.length).toBeGreaterThan(9);
  expect(new Set(parts.map(({ name }) => name)).size).toBe(parts.length);
});
