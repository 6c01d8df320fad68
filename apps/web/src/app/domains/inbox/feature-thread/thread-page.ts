import {
  Component,
  type ElementRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Attachment, Message } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { Dialogs } from '../../../shared/ui/dialogs';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { Icon } from '../../../shared/ui/icon';
import { Skeleton } from '../../../shared/ui/skeleton';
import { SessionStore } from '../../identity/api';
import type { ChosenTemplate } from '../../templates/api';
import { InboxClient } from '../data/inbox-client';
import { Thread } from '../data/thread';
import { ContactMark } from '../ui/contact-mark';
import { ContactNames } from '../ui/contact-names';
import { DayName } from '../ui/day-name';
import { DRAWINGS } from '../ui/inbox-drawings';
import { MessageBubble } from '../ui/message-bubble';
import { pageKey } from '../ui/page-key';
import { PendingBubble } from '../ui/pending-bubble';
import { Reached } from '../ui/reached';
import { ThreadEntryLine } from '../ui/thread-entry-line';
import { AnswerBanner } from './answer-banner';
import { Composer } from './composer';
import { ContactPane } from './contact-pane';
import { HandlingBar } from './handling-bar';
import { NoteComposer } from './note-composer';
import type { PictureDialogData } from './picture-dialog';
import { readWhileSeen } from './read-while-seen';
import { ThreadActions } from './thread-actions';
import { threadScroll } from './thread-scroll';
import type { TemplateDialogData } from './template-dialog';
import { WritingNotice } from './writing-notice';

/** The open conversation: its messages, what is being written, and at the side who the other one is. */
@Component({
  selector: 'app-thread-page',
  imports: [
    AnswerBanner,
    Composer,
    ContactMark,
    ContactPane,
    DayName,
    FailureNotice,
    HandlingBar,
    Icon,
    MatButton,
    MatIconButton,
    MessageBubble,
    NoteComposer,
    PendingBubble,
    Reached,
    RouterLink,
    Skeleton,
    ThreadEntryLine,
    TranslocoDirective,
    WritingNotice,
  ],
  providers: [Thread, ThreadActions],
  templateUrl: './thread-page.html',
  styleUrl: './thread-page.scss',
  host: { '[class.with-contact]': 'contactOpen()' },
})
export class ThreadPage {
  /** Of the address. */
  readonly conversation = input.required<string>();
  /** Of the address: a moment to open it at, epoch milliseconds, and the message or note of then. */
  readonly at = input<string>();
  readonly to = input<string>();

  protected readonly thread = inject(Thread);
  protected readonly actions = inject(ThreadActions);
  protected readonly names = inject(ContactNames);
  private readonly client = inject(InboxClient);
  private readonly dialogs = inject(Dialogs);
  private readonly session = inject(SessionStore);
  private readonly viewport = viewChild<ElementRef<HTMLElement>>('viewport');
  private readonly composer = viewChild(Composer);
  private readonly notice = viewChild(WritingNotice);
  private readonly noteComposer = viewChild(NoteComposer);
  private readonly injector = inject(Injector);

  protected readonly drawings = DRAWINGS;
  protected readonly contactOpen = signal(false);
  /** A note for the team is being written, in place of an answer. */
  protected readonly writesNote = signal(false);
  protected readonly myId = computed(() => this.session.person()?.id);
  protected readonly me = computed(() => this.session.person()?.name);
  protected readonly name = computed(() => {
    const conversation = this.thread.conversation();
    return conversation ? this.names.of(conversation) : '';
  });
  protected readonly addressOf = (id: string): string => this.client.contentOf(id);
  protected readonly mailOf = (id: string, withPictures: boolean, quoted: string): string =>
    this.client.mailOf(id, withPictures, quoted);
  protected readonly scroll = threadScroll({
    viewport: () => this.viewport()?.nativeElement,
    of: () => this.thread.place(),
    target: () => (this.thread.around() === undefined ? undefined : this.to()),
    rows: () => this.thread.rows(),
    own: () => this.thread.pending().length,
  });

  constructor() {
    effect(() => {
      const id = this.conversation();
      const at = Number(this.at());
      untracked(() => {
        this.thread.id.set(id);
        this.thread.around.set(at > 0 ? at : undefined);
      });
    });
    readWhileSeen(this.thread);
    pageKey('r', () => this.choose(false));
    pageKey('n', () => this.choose(true));
  }

  /** A note or an answer: the field for it, with the focus. */
  protected choose(writesNote: boolean): true {
    this.writesNote.set(writesNote);
    if (writesNote) this.notice()?.tell(false);
    const focus = (): void => (writesNote ? this.noteComposer() : this.composer())?.focus();
    afterNextRender(focus, { injector: this.injector });
    return true;
  }

  protected send({ text, attachments }: { text: string; attachments: { id: string; name: string }[] }): void {
    void this.thread.send(text, attachments);
  }

  protected async useTemplate(): Promise<void> {
    const conversation = this.thread.conversation();
    if (!conversation) return;
    const { contact, language } = conversation;
    const load = () => import('./template-dialog').then((m) => m.TemplateDialog);
    const recipient = { language, number: contact.address };
    const data: TemplateDialogData = { contactId: contact.id, name: contact.name, recipient };
    const template = await this.dialogs.open<ChosenTemplate>(load, { data });
    if (template) await this.thread.sendTemplate(conversation.id, template);
  }

  protected view({ id, name }: Attachment, { at }: Message): void {
    const data: PictureDialogData = { address: this.addressOf(id), name, at };
    void this.dialogs.open(() => import('./picture-dialog').then((m) => m.PictureDialog), {
      data,
      autoFocus: 'first-heading',
    });
  }
}
