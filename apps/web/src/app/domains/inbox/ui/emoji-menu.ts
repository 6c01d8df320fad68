import { Component, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../../../shared/ui/icon';
import { DRAWINGS } from './inbox-drawings';

/** What is written to customers most; the keyboard of the system has all of them. */
const EMOJI = [
  ...['🙂', '😀', '😊', '😉', '😂', '😍'],
  ...['🤗', '🤔', '😅', '😢', '🙏', '👋'],
  ...['👍', '👎', '👌', '👏', '💪', '🤝'],
  ...['✅', '❌', '⚠️', '❗', '❓', '⏳'],
  ...['📅', '📍', '📞', '📷', '📎', '📄'],
  ...['📦', '🚚', '💳', '🎉', '⭐', '❤️'],
];

/** A small choice of emoji, for those who have no key for them. */
@Component({
  selector: 'app-emoji-menu',
  imports: [Icon, MatIconButton, MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <button
        matIconButton
        type="button"
        [matMenuTriggerFor]="menu"
        [matMenuTriggerRestoreFocus]="false"
        [attr.aria-label]="t('inbox.composer.emoji')"
        [title]="t('inbox.composer.emoji')"
        (menuClosed)="left.emit()"
      >
        <app-icon [path]="drawings.smile" />
      </button>
      <mat-menu #menu="matMenu">
        <ng-template matMenuContent>
          <div class="grid">
            @for (one of emoji; track one) {
              <button mat-menu-item class="one" (click)="choose.emit(one)">{{ one }}</button>
            }
          </div>
        </ng-template>
      </mat-menu>
    </ng-container>
  `,
  styles: `
    .grid {
      display: grid;
      grid-template-columns: repeat(6, 44px);
      justify-content: center;
    }

    .grid .one {
      justify-content: center;
      min-height: 44px;
      padding: 0;
      font-size: 22px;
      text-align: center;
    }
  `,
})
export class EmojiMenu {
  readonly choose = output<string>();
  /** It was closed, with or without a choice. */
  readonly left = output();
  protected readonly emoji = EMOJI;
  protected readonly drawings = DRAWINGS;
}
