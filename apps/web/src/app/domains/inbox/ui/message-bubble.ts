import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, input, output, signal } from '@angular/core';
import type { Attachment, Message } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../../../shared/ui/icon';
import { AnswerSource } from './answer-source';
import { AttachmentView } from './attachment-view';
import { ClockTime } from './clock-time';
import { DRAWINGS } from './inbox-drawings';
import { LinkedText } from './linked-text';
import { MailFrame } from './mail-frame';
import { MessageStatus } from './message-status';
import { MessageTrouble } from './message-trouble';

const BAD: readonly Message['status'][] = ['failed', 'undelivered'];

/** One message: who wrote it, what, when, how far it has come, and where an answer of the bot is from. */
@Component({
  selector: 'app-message-bubble',
  imports: [
    AnswerSource,
    AttachmentView,
    ClockTime,
    Icon,
    LinkedText,
    MailFrame,
    MessageStatus,
    MessageTrouble,
    NgTemplateOutlet,
    TranslocoDirective,
  ],
  templateUrl: './message-bubble.html',
  styleUrl: './message-bubble.scss',
  host: {
    '[class]': 'side()',
    '[class.mail]': 'message().html !== undefined',
    '[class.quiet]': "message().author === 'server'",
  },
})
export class MessageBubble {
  readonly message = input.required<Message>();
  /** What the other side is called. */
  readonly contact = input.required<string>();
  /** The name of whoever reads this. */
  readonly me = input<string>();
  /** It follows on one of the same author: their name is for screen readers only. */
  readonly goesOn = input(false);
  readonly busy = input(false);
  readonly addressOf = input.required<(attachmentId: string) => string>();
  /** Of the mail as it looks. */
  readonly mailOf = input<(messageId: string, withPictures: boolean, quoted: string) => string>();
  readonly retry = output();
  readonly view = output<Attachment>();

  /** Shown as plain text, where there is a look besides. */
  protected readonly asText = signal(false);
  protected readonly mailAddress = computed(() => {
    const [mailOf, { id }] = [this.mailOf(), this.message()];
    return (withPictures: boolean, quoted: string): string => mailOf?.(id, withPictures, quoted) ?? '';
  });
  protected readonly botIcon = DRAWINGS.bot;
  protected readonly side = computed(() => (this.message().author === 'customer' ? 'theirs' : 'ours'));
  protected readonly isMine = computed(() => {
    const { author, person } = this.message();
    return author === 'person' && person !== null && person === this.me();
  });
  protected readonly hasTrouble = computed(() => {
    const { status, error, canRetry } = this.message();
    return canRetry || BAD.includes(status) || (error !== null && this.side() === 'ours');
  });
}
