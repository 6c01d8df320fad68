import {
  Component,
  ElementRef,
  afterRenderEffect,
  computed,
  effect,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { CONVERSATION_COUNT_MAX } from '@centralita/shared-types/rules';
import type { ConversationView, MessageChannel } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { afterTyping } from '../../../shared/ui/after-typing';
import { Dialogs } from '../../../shared/ui/dialogs';
import { EmptyState } from '../../../shared/ui/empty-state';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { Icon } from '../../../shared/ui/icon';
import { Skeleton } from '../../../shared/ui/skeleton';
import { OrganisationSelect } from '../../people/api';
import { ConversationSelection } from '../data/conversation-selection';
import { NO_FILTERS, VIEWS, chosenIn } from '../data/models/conversation-filter';
import { shownCount } from '../data/models/shown-count';
import { InboxSearch } from '../data/inbox-search';
import { TeamLists } from '../data/team-lists';
import { ConversationRow } from '../ui/conversation-row';
import { pageKey } from '../ui/page-key';
import { Reached } from '../ui/reached';
import { ConversationPick } from './conversation-pick';
import { FilterWords } from './filter-words';
import { NoneOpen } from './none-open';
import { SavedViewsBar } from './saved-views-bar';
import { SelectionBar } from './selection-bar';
import { SearchResults } from './search-results';
import { SettingsLink } from './settings-link';
import { slideToPlace } from './slide-to-place';
import { ViewFilters } from './view-filters';
import { ViewNotice } from './view-notice';

/** What arrows move in: conversations, and what was found. */
const ROWS = 'app-conversation-row a, app-found-text-row a';

/** The list of conversations with its filters and search; arrows move in it, `/` searches. */
@Component({
  selector: 'app-conversation-pane',
  imports: [
    ConversationPick,
    ConversationRow,
    EmptyState,
    FailureNotice,
    Icon,
    MatButton,
    MatIconButton,
    NoneOpen,
    OrganisationSelect,
    Reached,
    SelectionBar,
    SettingsLink,
    SavedViewsBar,
    SearchResults,
    Skeleton,
    TranslocoDirective,
    ViewFilters,
    ViewNotice,
  ],
  providers: [FilterWords, InboxSearch],
  templateUrl: './conversation-pane.html',
  styleUrls: ['./views.scss', './conversation-pane.scss'],
  host: { '(pointermove)': 'store.hold()', '(wheel)': 'store.hold()', '(keydown)': 'move($event)' },
})
export class ConversationPane {
  /** Of the conversation that is open. */
  readonly openId = input<string>();

  protected readonly selection = inject(ConversationSelection);
  protected readonly store = this.selection.list;
  protected readonly saved = this.store.views;
  protected readonly found = inject(InboxSearch);
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly search = viewChild<ElementRef<HTMLInputElement>>('search');

  protected readonly lists = inject(TeamLists);
  /** What is late is listed where there is a target, and what is one's teams' for whoever is in one. */
  protected readonly views = computed(() => {
    const hasTarget = (this.lists.settings.value()?.replyMinutes ?? 0) > 0;
    const isInTeam = this.lists.myTeamIds().length > 0;
    return VIEWS.filter((view) => (view !== 'overdue' || hasTarget) && (view !== 'teams' || isInTeam));
  });
  protected readonly typed = signal('');
  protected readonly isNarrowed = computed(() => chosenIn(this.store.filter()) > 0);
  /** The one that Tab leads to: the open one, or the first. */
  protected readonly tabStop = computed(() => {
    const items = this.store.items() ?? [];
    const open = items.find(({ id }) => id === this.openId());
    return (open ?? items[0])?.id;
  });

  constructor() {
    slideToPlace(this.host, () => this.store.items());
    // Another organisation may have no target, or this one no longer: its list of what is late is offered no more.
    effect(() => {
      const hasTarget = this.lists.settings.value()?.replyMinutes !== 0;
      if (!hasTarget && this.store.filter().view === 'overdue') this.store.narrow({ view: 'all' });
    });
    afterRenderEffect(() => this.showPressed(this.store.filter().view));
    afterTyping(this.typed, (words) => this.found.look(words), 0);
    pageKey('/', () => this.toSearch());
    pageKey('j', () => this.openNext(1));
    pageKey('k', () => this.openNext(-1));
  }

  /** Of a saved view nothing stays. */
  protected chooseView(view: ConversationView): void {
    const isSaved = this.saved.chosenId() !== undefined;
    this.store.narrow({ view, ...(isSaved && NO_FILTERS) });
  }

  protected countOf(view: ConversationView): string {
    const count = view === 'done' ? undefined : this.store.counts()?.[view];
    return shownCount(count ?? 0, CONVERSATION_COUNT_MAX);
  }

  protected clear(): void {
    this.typed.set('');
    this.store.narrow({ view: 'all', ...NO_FILTERS });
  }

  protected begin(): void {
    void this.open();
  }

  protected move(event: KeyboardEvent): void {
    const rows = this.rows();
    const at = rows.indexOf(event.target as HTMLElement);
    if (at < 0) return;
    if (this.select(event, rows[at])) return event.preventDefault();
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.store.hold();
    rows[Math.min(rows.length - 1, Math.max(0, to))]?.focus();
  }

  /** `x` selects the row that has the focus, with Shift all from the one before; Escape ends it. */
  private select({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent, row: HTMLElement | undefined): boolean {
    if (key === 'Escape' && this.selection.active()) {
      this.selection.leave();
      return true;
    }
    const id = row?.closest<HTMLElement>('[data-slides]')?.dataset['slides'];
    if (key.toLowerCase() !== 'x' || ctrlKey || metaKey || id === undefined) return false;
    this.selection.toggle(id, shiftKey);
    return true;
  }

  /** From the search field into the list. */
  protected enterList(event: Event): void {
    const [row] = this.rows();
    if (!row) return;
    event.preventDefault();
    row.focus();
  }

  /** Where the row of lists slides, the one that is shown does not stay out of sight. */
  private showPressed(view: ConversationView): void {
    const pressed = this.host.querySelectorAll('.views button').item(this.views().indexOf(view));
    // Tests have no such function.
    pressed?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }

  /** Of what is shown: the list is still there below what was found. */
  private rows(): HTMLElement[] {
    const shown = this.host.querySelector('app-search-results') ?? this.host;
    return [...shown.querySelectorAll<HTMLElement>(ROWS)];
  }

  private async open(): Promise<void> {
    const load = () => import('./new-conversation-dialog').then((m) => m.NewConversationDialog);
    const id = await this.dialogs.open<string, { channel?: MessageChannel | undefined }>(load, {
      data: { channel: this.store.filter().channel },
    });
    if (id) void this.router.navigate(['/inbox', id]);
  }

  /** The conversation below the open one, or above; the first where none of the list is open. */
  private openNext(step: 1 | -1): boolean {
    const items = this.store.items() ?? [];
    const at = items.findIndex(({ id }) => id === this.openId());
    const next = at < 0 ? items[0] : items[at + step];
    if (!next) return false;
    this.store.hold();
    void this.router.navigate(['/inbox', next.id]);
    return true;
  }

  /** Where the list is not shown, there is nothing to search. */
  private toSearch(): boolean {
    const field = this.search()?.nativeElement;
    if (!field?.offsetParent) return false;
    field.focus();
    field.select();
    return true;
  }
}
