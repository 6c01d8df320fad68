import { Component, computed, input } from '@angular/core';
import type { Conversation } from '@centralita/shared-types';
import { Icon } from '../../../shared/ui/icon';
import { ChannelIcon } from './channel-icon';

/** A contact at a glance: their initials, and the channel in the corner. */
@Component({
  selector: 'app-contact-mark',
  imports: [ChannelIcon, Icon],
  template: `
    <span class="mark" aria-hidden="true">
      @if (initials(); as initials) {
        {{ initials }}
      } @else {
        <app-icon name="person" />
      }
    </span>
    <app-channel-icon class="channel" [class]="of().channel" [channel]="of().channel" />
  `,
  styles: `
    :host {
      position: relative;
      flex: none;
      display: inline-flex;
    }
    .mark {
      display: grid;
      place-items: center;
      width: 40px;
      height: 40px;
      border-radius: 50%;
      background: var(--mark-fill, var(--mat-sys-secondary-container));
      color: var(--mat-sys-on-secondary-container);
      font: var(--mat-sys-label-large);
      --icon-size: 20px;
    }
    .channel {
      position: absolute;
      inset-inline-end: -4px;
      bottom: -4px;
      padding: 2px;
      border-radius: 50%;
      background: var(--mark-ground, var(--mat-sys-surface));
      color: var(--mat-sys-on-surface-variant);
      --icon-size: 16px;
      --icon-stroke: 2;
    }
    .channel.whatsapp {
      color: var(--c-live-text);
    }
  `,
})
export class ContactMark {
  readonly of = input.required<Pick<Conversation, 'channel' | 'contact'>>();

  protected readonly initials = computed(() => {
    const words = this.of().contact.name?.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [];
    const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
    return chosen.map((word = '') => [...word][0]?.toLocaleUpperCase()).join('');
  });
}
