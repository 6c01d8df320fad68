import { Component, computed, input, output, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import type { Macro } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../../../shared/ui/icon';
import { macroWords } from '../data/models/macro-words';
import { DRAWINGS } from './inbox-drawings';

/** The macros of the organisation, each with what it does. */
@Component({
  selector: 'app-macro-menu',
  imports: [Icon, MatButton, MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <button
        matButton="outlined"
        type="button"
        [attr.aria-keyshortcuts]="key() ?? null"
        [matMenuTriggerFor]="menu"
        [disabled]="disabled()"
      >
        <app-icon class="in-button" [path]="drawings.macro" />{{ t('inbox.macro.menu') }}
      </button>
      <mat-menu #menu="matMenu" [aria-label]="t(isEmpty() ? noneKey() : 'inbox.macro.menu')">
        <ng-template matMenuContent>
          @for (macro of macros(); track macro.id) {
            <button mat-menu-item (click)="chosen.emit(macro)">
              <span class="macro">
                <span dir="auto">{{ macro.name }}</span>
                <span class="what">
                  @for (word of wordsOf(macro); track $index; let isFirst = $first) {
                    {{ isFirst ? '' : '· ' }}{{ t(word.key, word.parameters) }}
                  }
                </span>
              </span>
            </button>
          } @empty {
            @if (isEmpty()) {
              <p class="none">{{ t(noneKey()) }}</p>
            }
          }
          @if (mayChange()) {
            <button mat-menu-item class="apart" (click)="managed.emit()">
              {{ t(macros()?.length ? 'inbox.macro.manage' : 'inbox.macro.new') }}
            </button>
          }
        </ng-template>
      </mat-menu>
    </ng-container>
  `,
  styles: `
    :host {
      display: contents;
    }
    .macro {
      display: grid;
      gap: 2px;
      padding: 6px 0;
    }
    .what,
    .none {
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-small);
    }
    .none {
      max-width: 260px;
      padding: 8px 16px;
    }
    .apart {
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
  `,
})
export class MacroMenu {
  /** Undefined while they are on their way. */
  readonly macros = input.required<readonly Macro[] | undefined>();
  readonly mayChange = input(false);
  readonly disabled = input(false);
  /** Of the keyboard, which opens it; whoever shows this listens for it. */
  readonly key = input<string>();
  readonly chosen = output<Macro>();
  /** Somebody wants to write macros. */
  readonly managed = output();
  private readonly trigger = viewChild(MatMenuTrigger);

  /** What they are for is the name of the menu then: a screen reader reads no text among the items. */
  protected readonly isEmpty = computed(() => this.macros()?.length === 0);
  protected readonly noneKey = computed(() =>
    this.mayChange() ? 'inbox.macro.none' : 'inbox.macro.noneAsk',
  );
  protected readonly drawings = DRAWINGS;
  protected readonly wordsOf = macroWords;

  /** @returns whether it could be */
  open(): boolean {
    this.trigger()?.openMenu();
    return this.trigger() !== undefined;
  }
}
