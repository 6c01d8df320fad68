import type { ConversationView, InboxView, InboxViewDraft, MessageChannel } from '@centralita/shared-types';

/** What the list of conversations is narrowed to. */
export interface ConversationFilter {
  view: ConversationView;
  channel?: MessageChannel;
  /** Id of a label. */
  label?: string;
  /** Id of a team. */
  team?: string;
  /** Id of a person, or `me`. */
  assignee?: string;
}

/** What is changed of a filter: undefined takes it out. */
export type FilterChange = { [Field in keyof ConversationFilter]?: ConversationFilter[Field] | undefined };

/** Takes out all but the list. */
export const NO_FILTERS = {
  channel: undefined,
  label: undefined,
  team: undefined,
  assignee: undefined,
} satisfies FilterChange;

/** How many are set, besides the list. */
export const chosenIn = ({ channel, label, team, assignee }: ConversationFilter): number =>
  [channel, label, team, assignee].filter(Boolean).length;

/** In the order in which pages offer them. */
export const VIEWS: readonly ConversationView[] = [
  'all',
  'mine',
  'teams',
  'unassigned',
  'overdue',
  'snoozed',
  'done',
];

/** Whether the list says already whose the conversations are. */
export const saysWhose = (view: ConversationView): boolean =>
  view === 'mine' || view === 'teams' || view === 'unassigned';

/** The filter with a change; whose the conversations are goes out where the list says so itself. */
export function narrowed(before: ConversationFilter, change: FilterChange): ConversationFilter {
  const { view = 'all', channel, label, team, assignee } = { ...before, ...change };
  return {
    view,
    ...(channel && { channel }),
    ...(label && { label }),
    ...(team && { team }),
    ...(assignee && !saysWhose(view) && { assignee }),
  };
}

export const sameFilter = (one: ConversationFilter, other: ConversationFilter): boolean =>
  one.view === other.view &&
  one.channel === other.channel &&
  one.label === other.label &&
  one.team === other.team &&
  one.assignee === other.assignee;

/** What a saved view narrows the list to. */
export const filterOf = ({ view, channel, labelId, teamId, assigneeId }: InboxView): ConversationFilter =>
  narrowed(
    { view },
    {
      channel: channel ?? undefined,
      label: labelId ?? undefined,
      team: teamId ?? undefined,
      assignee: assigneeId ?? undefined,
    },
  );

/** The filter, as a view is saved. */
export const draftOf = (
  { view, channel, label, team, assignee }: ConversationFilter,
  { name, shared }: Pick<InboxViewDraft, 'name' | 'shared'>,
): InboxViewDraft => ({
  name,
  shared,
  view,
  ...(channel && { channel }),
  ...(label && { labelId: label }),
  ...(team && { teamId: team }),
  ...(assignee && { assigneeId: assignee }),
});
