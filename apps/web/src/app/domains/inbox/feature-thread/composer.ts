import {
  Component,
  type ElementRef,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import type { Conversation, SavedReply } from '@centralita/shared-types';
import {
  fillReply,
  missingReplyValues,
  replyFields,
  type ReplyValues,
} from '@centralita/shared-types/saved-reply-text';
import { MESSAGE_TEXT_MAX } from '@centralita/shared-types/rules';
import { TranslocoDirective } from '@jsverse/transloco';
import { Dialogs } from '../../../shared/ui/dialogs';
import { Icon } from '../../../shared/ui/icon';
import { Notice } from '../../../shared/ui/notice';
import { SessionStore } from '../../identity/api';
import { ContactTexts } from '../data/contact-texts';
import { Drafts } from '../data/drafts';
import { TeamLists } from '../data/team-lists';
import { Uploads } from '../data/uploads';
import { ContactNames } from '../ui/contact-names';
import { EmojiMenu } from '../ui/emoji-menu';
import { DRAWINGS } from '../ui/inbox-drawings';
import { SmsCounter } from '../ui/sms-counter';
import { SuggestionList } from '../ui/suggestion-list';
import { UploadList } from '../ui/upload-list';
import { CannotWriteNotice } from './cannot-write-notice';
import { ReplyTexts } from './reply-texts';
import { suggester } from './suggester';

export interface WrittenMessage {
  text: string;
  attachments: { id: string; name: string }[];
}

/** Where an answer is written: Enter sends, Shift+Enter begins a line, files come by button, paste and drop. */
@Component({
  selector: 'app-composer',
  imports: [
    CannotWriteNotice,
    EmojiMenu,
    Icon,
    MatIconButton,
    Notice,
    SmsCounter,
    SuggestionList,
    TranslocoDirective,
    UploadList,
  ],
  providers: [ContactTexts, ReplyTexts, Uploads],
  templateUrl: './composer.html',
  styleUrl: './composer.scss',
  host: { '(dragover)': 'over($event)', '(dragleave)': 'dragging.set(false)', '(drop)': 'drop($event)' },
})
export class Composer {
  readonly conversation = input.required<Conversation>();
  readonly send = output<WrittenMessage>();
  /** Whether somebody types here: again with each word, and when it was sent, taken back or left. */
  readonly writing = output<boolean>();
  /** Nothing but a template can be written, and somebody wants to. */
  readonly template = output();

  private readonly dialogs = inject(Dialogs);
  private readonly lists = inject(TeamLists);
  private readonly session = inject(SessionStore);
  private readonly drafts = inject(Drafts);
  private readonly names = inject(ContactNames);
  private readonly texts = inject(ReplyTexts);
  protected readonly uploads = inject(Uploads);
  private readonly field = viewChild<ElementRef<HTMLTextAreaElement>>('field');

  protected readonly drawings = DRAWINGS;
  protected readonly textMax = MESSAGE_TEXT_MAX;
  protected readonly text = signal('');
  protected readonly dragging = signal(false);
  /** What the last saved reply has, and is not known of this contact. */
  protected readonly missing = signal<readonly string[]>([]);
  protected readonly name = computed(() => this.names.of(this.conversation()));
  private readonly id = computed(() => this.conversation().id);
  protected readonly isTooLong = computed(() => this.text().length > MESSAGE_TEXT_MAX);
  protected readonly canSend = computed(() => {
    const hasContent = this.text().trim() !== '' || this.uploads.stored().length > 0;
    return hasContent && !this.uploads.underWay() && !this.isTooLong();
  });

  constructor() {
    effect(() => {
      const id = this.id();
      this.drafts.owner();
      untracked(() => {
        this.text.set(this.drafts.read(id));
        this.uploads.clear();
        this.missing.set([]);
      });
    });
    effect(() => {
      const usesFields = this.lists.replies.value()?.some(({ text }) => replyFields(text).length > 0);
      this.texts.look(usesFields ? this.conversation().contact.id : undefined);
    });
  }

  /** One of the saved replies, for this contact and whoever writes, at the caret. */
  protected readonly replies = suggester<SavedReply>({
    field: () => this.field()?.nativeElement,
    begins: /(^|\s)\/([\p{L}\p{N}-]{0,30})$/u,
    find: (query) => {
      const sought = query.toLowerCase();
      const all = this.lists.replies.value() ?? [];
      return all.filter(({ shortcut, text }) => shortcut.includes(sought) && this.texts.canFill(text));
    },
    insert: (reply) => this.used(reply),
    write: (text) => this.write(text),
  });
  protected readonly suggestions = computed(() =>
    this.replies.items().map((reply) => ({
      id: reply.id,
      title: `/${reply.shortcut}`,
      detail: this.filled(reply),
    })),
  );

  focus(): void {
    this.field()?.nativeElement.focus();
  }

  protected write(text: string): void {
    this.text.set(text);
    this.drafts.keep(this.id(), text);
    if (text === '') this.missing.set([]);
  }

  protected type(text: string): void {
    this.write(text);
    this.writing.emit(text.trim() !== '');
  }

  /** At the caret, or over what is selected. */
  protected insert(words: string): void {
    const field = this.field()?.nativeElement;
    if (!field) return;
    field.setRangeText(words, field.selectionStart, field.selectionEnd, 'end');
    this.type(field.value);
  }

  protected key(event: KeyboardEvent): void {
    // A word that is still being composed ends with Enter too.
    if (this.replies.key(event) || event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.submit();
  }

  protected async chooseReply(): Promise<void> {
    const load = () => import('./saved-replies-dialog').then((m) => m.SavedRepliesDialog);
    const reply = await this.dialogs.open<SavedReply>(load, {
      data: { mayChange: this.session.allows('admin'), filled: (one: SavedReply) => this.filled(one) },
    });
    if (!reply) return;
    const begun = this.text().trimEnd();
    this.write(begun ? `${begun} ${this.used(reply)}` : this.used(reply));
    this.focus();
  }

  private filled({ text }: SavedReply): string {
    return fillReply(text, this.values());
  }

  /** As it goes into the text; what is not known is said. */
  private used(reply: SavedReply): string {
    this.missing.set(missingReplyValues(reply.text, this.values()));
    return this.filled(reply);
  }

  private values(): ReplyValues {
    return this.texts.of(this.conversation());
  }

  protected submit(): void {
    if (!this.canSend()) return;
    const attachments = this.uploads.stored().map(({ id = '', name }) => ({ id, name }));
    this.send.emit({ text: this.text().trim(), attachments });
    this.uploads.clear();
    this.write('');
    this.writing.emit(false);
    this.focus();
  }

  protected choose(picker: HTMLInputElement): void {
    this.uploads.add([...(picker.files ?? [])]);
    picker.value = '';
    this.focus();
  }

  protected paste(event: ClipboardEvent): void {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    this.uploads.add(files);
  }

  protected over(event: DragEvent): void {
    if (this.conversation().cannotWrite || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.dragging.set(true);
  }

  protected drop(event: DragEvent): void {
    this.dragging.set(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0 || this.conversation().cannotWrite) return;
    event.preventDefault();
    this.uploads.add(files);
  }
}
