import { Component, inject, input } from '@angular/core';
import type { Conversation } from '@centralita/shared-types';
import { TranslocoPipe } from '@jsverse/transloco';
import { ConversationSelection } from '../data/conversation-selection';
import { ContactNames } from '../ui/contact-names';

/** Selects one conversation of the list; with Shift, all from the one before. */
@Component({
  selector: 'app-conversation-pick',
  imports: [TranslocoPipe],
  template: `
    <input
      type="checkbox"
      class="pick"
      [attr.aria-label]="'inbox.select.one' | transloco: { name: names.of(conversation()) }"
      [checked]="selection.has(conversation().id)"
      (click)="selection.toggle(conversation().id, $event.shiftKey)"
    />
  `,
  styles: `
    :host {
      display: grid;
      place-items: center;
      min-height: 44px;
    }
    input {
      width: 20px;
      height: 20px;
      margin: 0;
      accent-color: var(--mat-sys-primary);
    }
  `,
})
export class ConversationPick {
  readonly conversation = input.required<Conversation>();
  protected readonly selection = inject(ConversationSelection);
  protected readonly names = inject(ContactNames);
}
