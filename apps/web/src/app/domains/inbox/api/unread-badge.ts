import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { UnreadMessages } from './unread-messages';

/** How many conversations are unread, for the navigation; nothing where none is. */
@Component({
  selector: 'app-unread-badge',
  imports: [TranslocoPipe],
  template: `
    @if (unread.count(); as count) {
      <span aria-hidden="true">{{ count > 99 ? '99+' : count }}</span>
      <span class="visually-hidden">{{ 'shell.nav.unread' | transloco: { count } }}</span>
    }
  `,
  styles: `
    span[aria-hidden] {
      position: absolute;
      inset: var(--badge-inset, -2px auto auto 50%);
      min-width: 18px;
      margin-inline-start: var(--badge-gap, 4px);
      padding: 0 5px;
      border-radius: 9px;
      background: var(--mat-sys-primary);
      color: var(--mat-sys-on-primary);
      font: var(--mat-sys-label-small);
      line-height: 18px;
      text-align: center;
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class UnreadBadge {
  protected readonly unread = inject(UnreadMessages);
}
