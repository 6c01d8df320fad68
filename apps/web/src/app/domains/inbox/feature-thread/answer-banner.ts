import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Conversation } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../../../shared/ui/icon';
import { ICON_PATHS } from '../../../shared/ui/icon-paths';
import { When } from '../../../shared/ui/when';
import { DRAWINGS } from '../ui/inbox-drawings';

/** Who answers what comes in, why a person is asked for, and the way to change it. */
@Component({
  selector: 'app-answer-banner',
  imports: [Icon, MatButton, TranslocoDirective, When],
  template: `
    <ng-container *transloco="let t">
      @let shown = conversation();
      <app-icon
        [path]="shown.handedOver ? drawings.hand : shown.answeredBy === 'bot' ? drawings.bot : person"
      />
      <p role="status">
        @if (shown.handedOver; as handed) {
          {{ t('inbox.handedOver.' + handed.reason) }} · <app-when [at]="handed.at" />
          @if (handed.summary) {
            <span class="summary" dir="auto">{{ handed.summary }}</span>
          }
        } @else {
          {{ t('inbox.banner.' + (isMail() ? 'mail' : shown.answeredBy)) }}
        }
      </p>
      @if (shown.answeredBy === 'bot') {
        <button matButton="tonal" type="button" [disabled]="busy()" (click)="choose.emit('person')">
          {{ t('inbox.banner.takeOver') }}
        </button>
      } @else if (!isMail()) {
        <button matButton="outlined" type="button" [disabled]="busy()" (click)="choose.emit('bot')">
          {{ t('inbox.banner.letBot') }}
        </button>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: flex;
      gap: 10px;
      align-items: center;
      min-height: 48px;
      padding: 4px 8px 4px 16px;
      background: var(--mat-sys-surface-container);
      color: var(--mat-sys-on-surface);
      font: var(--mat-sys-body-small);
      --icon-size: 20px;
    }
    :host(.needs) {
      background: var(--c-ringing-container);
      color: var(--c-on-ringing-container);
      --mat-button-outlined-label-text-color: currentColor;
      --mat-button-outlined-outline-color: currentColor;
    }
    p {
      flex: 1;
      min-width: 0;
    }
    .summary {
      display: block;
      font-weight: 500;
      overflow-wrap: anywhere;
    }
    button {
      flex: none;
    }
  `,
  host: { '[class.needs]': 'conversation().handedOver !== null' },
})
export class AnswerBanner {
  readonly conversation = input.required<Conversation>();
  readonly busy = input(false);
  readonly choose = output<Conversation['answeredBy']>();
  /** Bots answer no mail. */
  protected readonly isMail = computed(() => this.conversation().channel === 'email');
  protected readonly drawings = DRAWINGS;
  protected readonly person = ICON_PATHS.person;
}
