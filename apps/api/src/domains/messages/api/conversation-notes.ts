import { Injectable } from '@nestjs/common';
import type { NewNote, Page, Teammate, ThreadEntry } from '@centralita/shared-types';
import { pageOf, placeOf } from '../../../platform/paging/list-place';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { ActivityLog } from '../../../platform/events/activity-log';
import type { Actor } from '../../audit/api/audit-log';
import { PeopleDirectory } from '../../people/api/people-directory';
import { ConversationsStore } from '../conversations.store';
import { Assignees } from './assignees';
import { ConversationLedger } from '../handling/conversation-ledger';
import type { EntryFacts, ThreadEntryRow } from '../handling/handling-schema';
import { ThreadEntriesStore } from '../handling/thread-entries.store';
import { notFound } from './conversations';

const ENTRIES_PER_PAGE = 100;

/** What the team writes about a conversation, and what it did with it. Customers and bots never see any of it. */
@Injectable()
export class ConversationNotes {
  constructor(
    private readonly conversations: ConversationsStore,
    private readonly entries: ThreadEntriesStore,
    private readonly assignees: Assignees,
    private readonly people: PeopleDirectory,
    private readonly ledger: ConversationLedger,
    private readonly activities: ActivityLog,
    private readonly work: UnitOfWork,
  ) {}

  /** The latest first. @throws AppError `conversations/not-found` (404), `lists/bad-place` (400) */
  async page(organisationId: string, id: string, before?: string): Promise<Page<ThreadEntry>> {
    if (!(await this.conversations.find(id, organisationId))) throw notFound();
    const place = before === undefined ? { at: Number.MAX_SAFE_INTEGER, id: '' } : placeOf(before);
    const rows = await this.entries.page(id, place, ENTRIES_PER_PAGE + 1);
    const names = await this.#namesIn(rows);
    const items = rows.slice(0, ENTRIES_PER_PAGE).map((row) => viewOf(row, names));
    return pageOf(rows, ENTRIES_PER_PAGE, ({ at, id: entryId }) => ({ at, id: entryId }), items);
  }

  /** Whoever is mentioned and can see it is told. @throws AppError `conversations/not-found` (404) */
  async add(
    organisationId: string,
    conversationId: string,
    { text, mentions = [] }: NewNote,
    actor: Actor,
  ): Promise<ThreadEntry> {
    const readers = new Set((await this.assignees.all(organisationId)).map(({ id }) => id));
    const mentioned = mentions.filter((id) => readers.has(id));
    const entry = await this.work.run(async (tx) => {
      const conversation = await this.conversations.hold(tx, conversationId, organisationId);
      if (!conversation) throw notFound();
      const facts = { mentions: mentioned };
      const row = await this.ledger.record(tx, conversation, { kind: 'note', actor, text, facts });
      this.ledger.tell(tx, conversation);
      for (const personId of mentioned)
        if (personId !== actor.personId)
          this.activities.append(tx, {
            stream: organisationId,
            kind: 'conversations/mentioned',
            data: { conversationId, entryId: row.id, personId: actor.personId ?? '' },
            role: 'agent',
            personId,
          });
      return row;
    });
    return viewOf(entry, await this.#namesIn([entry]));
  }

  /** Of all who did something in them, and whom it is about. */
  #namesIn(rows: readonly ThreadEntryRow[]): Promise<ReadonlyMap<string, string>> {
    const ids = rows.flatMap(({ person_id: personId, facts }) => {
      const { assigneeId, mentions = [] } = JSON.parse(facts) as EntryFacts;
      return [personId ?? [], assigneeId ?? [], mentions].flat();
    });
    return this.people.names([...new Set(ids)]);
  }
}

function viewOf(row: ThreadEntryRow, names: ReadonlyMap<string, string>): ThreadEntry {
  const { assigneeId, team, until, mentions = [], rating } = JSON.parse(row.facts) as EntryFacts;
  const teammate = (id: string): Teammate => ({ id, name: names.get(id) ?? '' });
  return {
    id: row.id,
    conversationId: row.conversation_id,
    kind: row.kind,
    person: row.person_id === null ? null : teammate(row.person_id),
    text: row.text,
    assignee: assigneeId === undefined ? null : teammate(assigneeId),
    team: team ?? null,
    until: until ?? null,
    mentions: mentions.map(teammate),
    rating: rating ?? null,
    at: row.at,
  };
}
