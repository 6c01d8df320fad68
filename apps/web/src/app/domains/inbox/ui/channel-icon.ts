import { Component, computed, input } from '@angular/core';
import type { MessageChannel } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../../../shared/ui/icon';
import { ICON_PATHS } from '../../../shared/ui/icon-paths';
import { DRAWINGS } from './inbox-drawings';

const PATHS: Record<MessageChannel, string> = {
  whatsapp: DRAWINGS.whatsapp,
  sms: DRAWINGS.sms,
  email: ICON_PATHS.mail,
};

/** Over what a conversation is held: a drawing, and its name on hover and for screen readers. */
@Component({
  selector: 'app-channel-icon',
  imports: [Icon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <span [title]="t('inbox.channel.' + channel())">
        <app-icon [path]="path()" /><span class="visually-hidden">{{ t('inbox.channel.' + channel()) }}</span>
      </span>
    </ng-container>
  `,
  styles: `
    :host,
    span {
      display: inline-flex;
    }
  `,
})
export class ChannelIcon {
  readonly channel = input.required<MessageChannel>();
  protected readonly path = computed(() => PATHS[this.channel()]);
}
