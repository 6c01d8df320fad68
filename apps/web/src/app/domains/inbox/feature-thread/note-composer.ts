import {
  Component,
  type ElementRef,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import type { Conversation, Teammate } from '@centralita/shared-types';
import { NOTE_TEXT_MAX } from '@centralita/shared-types/rules';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../../../shared/ui/icon';
import { SessionStore } from '../../identity/api';
import { Drafts } from '../data/drafts';
import { mentionsIn } from '../data/models/mentions';
import { TeamLists } from '../data/team-lists';
import { ContactNames } from '../ui/contact-names';
import { DRAWINGS } from '../ui/inbox-drawings';
import { SuggestionList } from '../ui/suggestion-list';
import { suggester } from './suggester';
import { ThreadActions } from './thread-actions';

/** Where the team writes for itself: nothing of it reaches the customer; `@` mentions a colleague. */
@Component({
  selector: 'app-note-composer',
  imports: [Icon, MatIconButton, SuggestionList, TranslocoDirective],
  templateUrl: './note-composer.html',
  styleUrls: ['./composer.scss', './note-composer.scss'],
})
export class NoteComposer {
  readonly conversation = input.required<Conversation>();

  protected readonly actions = inject(ThreadActions);
  private readonly lists = inject(TeamLists);
  private readonly session = inject(SessionStore);
  private readonly drafts = inject(Drafts);
  private readonly names = inject(ContactNames);
  private readonly field = viewChild<ElementRef<HTMLTextAreaElement>>('field');

  protected readonly drawings = DRAWINGS;
  protected readonly textMax = NOTE_TEXT_MAX;
  protected readonly text = signal('');
  protected readonly name = computed(() => this.names.of(this.conversation()));
  private readonly draftId = computed(() => `note.${this.conversation().id}`);
  private readonly all = computed(() => this.lists.people.value() ?? []);
  private readonly others = computed(() => {
    const me = this.session.person()?.id;
    return this.all().filter(({ id }) => id !== me);
  });
  /** Ids of those who were taken from the suggestions for this note, the latest last. */
  private readonly chosen = linkedSignal<string, readonly string[]>({
    source: this.draftId,
    computation: () => [],
  });
  protected readonly people = suggester<Teammate>({
    field: () => this.field()?.nativeElement,
    begins: /(^|\s)@([^\s@]{0,30})$/u,
    find: (query) => {
      const sought = query.toLocaleLowerCase();
      return this.others().filter(({ name }) =>
        name
          .toLocaleLowerCase()
          .split(/\s+/)
          .some((word) => word.startsWith(sought)),
      );
    },
    insert: ({ id, name }) => {
      this.chosen.update((before) => [...before, id]);
      return `@${name} `;
    },
    write: (text) => this.write(text),
  });
  protected readonly suggestions = computed(() =>
    this.people.items().map(({ id, name }) => ({ id, title: name })),
  );

  constructor() {
    effect(() => {
      const id = this.draftId();
      this.drafts.owner();
      untracked(() => this.text.set(this.drafts.read(id)));
    });
  }

  focus(): void {
    this.field()?.nativeElement.focus();
  }

  protected write(text: string): void {
    this.text.set(text);
    this.drafts.keep(this.draftId(), text);
  }

  protected key(event: KeyboardEvent): void {
    if (this.people.key(event) || event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void this.add();
  }

  protected async add(): Promise<void> {
    const text = this.text().trim();
    if (!text) return;
    const me = this.session.person()?.id;
    // One's own name too may begin with that of somebody else.
    const mentions = mentionsIn(text, this.all(), this.chosen()).filter(({ id }) => id !== me);
    const draftId = this.draftId();
    const kept = await this.actions.note({
      text,
      ...(mentions.length > 0 && { mentions: mentions.map(({ id }) => id) }),
    });
    if (!kept) return;
    this.drafts.keep(draftId, '');
    if (this.draftId() === draftId) {
      this.text.set('');
      this.chosen.set([]);
    }
    this.focus();
  }
}
