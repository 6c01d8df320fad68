import { Component, effect, ElementRef, inject, input, output } from '@angular/core';

export interface Suggestion {
  id: string;
  title: string;
  detail?: string;
}

/** What fits what is being written, above the field; the field keeps the focus and names the active one. */
@Component({
  selector: 'app-suggestion-list',
  template: `
    <ul role="listbox" [id]="listId()" [attr.aria-label]="label()">
      @for (item of items(); track item.id; let index = $index) {
        <li
          role="option"
          [id]="listId() + '-' + index"
          [attr.aria-selected]="index === active()"
          (mousedown)="$event.preventDefault()"
          tabindex="-1"
          (click)="choose.emit(index)"
          (keydown.enter)="choose.emit(index)"
        >
          <span class="title" dir="auto">{{ item.title }}</span>
          @if (item.detail) {
            <span class="detail" dir="auto">{{ item.detail }}</span>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      max-height: min(240px, 35dvh);
      margin: 0;
      padding: 4px;
      overflow-y: auto;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: var(--radius-m);
      background: var(--mat-sys-surface-container);
      list-style: none;
      scrollbar-width: thin;
    }
    li {
      display: grid;
      min-height: 40px;
      align-content: center;
      padding: 4px 12px;
      border-radius: 8px;
      cursor: pointer;
    }
    li[aria-selected='true'] {
      background: var(--mat-sys-secondary-container);
      color: var(--mat-sys-on-secondary-container);
    }
    .title {
      font: var(--mat-sys-label-large);
    }
    .detail {
      overflow: hidden;
      font: var(--mat-sys-body-small);
      text-overflow: ellipsis;
      white-space: nowrap;
    }
  `,
})
export class SuggestionList {
  readonly items = input.required<readonly Suggestion[]>();
  readonly active = input.required<number>();
  readonly listId = input.required<string>();
  readonly label = input.required<string>();
  /** Index of the one that was chosen. */
  readonly choose = output<number>();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  constructor() {
    effect(() => {
      const at = this.active();
      const option: HTMLElement | undefined = this.host.querySelectorAll<HTMLElement>('li')[at];
      option?.scrollIntoView?.({ block: 'nearest' });
    });
  }
}
