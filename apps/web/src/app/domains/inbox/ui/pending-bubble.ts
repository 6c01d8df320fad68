import { Component, computed, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../../../shared/ui/icon';
import type { PendingMessage } from '../data/models/pending-message';
import { ClockTime } from './clock-time';
import { LinkedText } from './linked-text';
import { MessageStatus } from './message-status';

/** What was just written: on its way to the server, or with what went wrong and another go. */
@Component({
  selector: 'app-pending-bubble',
  imports: [ClockTime, Icon, LinkedText, MessageStatus, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @let shown = pending();
      <p class="author visually-hidden">{{ t('inbox.author.you') }}</p>
      <div class="bubble" [class.bad]="isStuck()">
        @for (attachment of shown.attachments; track attachment.id) {
          <p dir="auto">{{ attachment.name }}</p>
        }
        @if (shown.text) {
          <app-linked-text [text]="shown.text" />
        }
        <p class="meta">
          <app-clock-time [at]="shown.at" />
          <app-message-status [status]="isStuck() ? 'failed' : 'queued'" />
        </p>
      </div>
      @if (isStuck()) {
        <div class="trouble" role="alert">
          <p>
            @if (shown.failure) {
              <strong>{{ t('inbox.pending.failed') }}</strong> {{ shown.failure }}
            } @else {
              <strong>{{ t('inbox.pending.interrupted') }}</strong> {{ t('inbox.pending.safe') }}
            }
          </p>
          <p class="buttons">
            <button type="button" (click)="again.emit()">
              <app-icon name="retry" />{{ t('inbox.trouble.again') }}
            </button>
            <button type="button" (click)="discard.emit()">
              <app-icon name="trash" />{{ t('inbox.pending.discard') }}
            </button>
          </p>
        </div>
      }
    </ng-container>
  `,
  styleUrls: ['./message-bubble.scss', './pending-bubble.scss'],
  host: { class: 'ours' },
})
export class PendingBubble {
  readonly pending = input.required<PendingMessage>();
  /** It goes on only when somebody says so. */
  protected readonly isStuck = computed(() => {
    const { failure, interrupted } = this.pending();
    return failure !== undefined || interrupted === true;
  });
  readonly again = output();
  readonly discard = output();
}
