import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Conversation } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../../../shared/ui/icon';
import { When } from '../../../shared/ui/when';
import { ContactMark } from './contact-mark';
import { ContactNames } from './contact-names';
import { DRAWINGS } from './inbox-drawings';
import { LabelChip } from './label-chip';
import { RatingMark } from './rating-mark';
import { ReplyDue } from './reply-due';
import { MessageStatus } from './message-status';

/** A conversation in the list: with whom, over what, the last words, when, what is unread, and who answers. */
@Component({
  selector: 'app-conversation-row',
  imports: [
    ContactMark,
    Icon,
    LabelChip,
    MessageStatus,
    RatingMark,
    ReplyDue,
    RouterLink,
    TranslocoDirective,
    When,
  ],
  templateUrl: './conversation-row.html',
  styleUrls: ['./list-row.scss', './conversation-row.scss'],
})
export class ConversationRow {
  readonly conversation = input.required<Conversation>();
  readonly isOpen = input(false);
  /** Whether Tab comes here: one row of the list has it. */
  readonly inTabOrder = input(true);
  private readonly names = inject(ContactNames);

  protected readonly drawings = DRAWINGS;
  protected readonly hasChips = computed(() => {
    const { handedOver, assignee, state, labels, replyDueAt, rating } = this.conversation();
    const isMarked = handedOver !== null || assignee !== null || replyDueAt !== null || rating !== null;
    return isMarked || state === 'snoozed' || labels.length > 0;
  });
  protected readonly name = computed(() => this.names.of(this.conversation()));
}
