import { Component, DestroyRef, effect, inject, signal } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from './icon';
import { Toasts, type Toast } from './toasts';

/** Shows the toasts, politely announced; the time stands still while the pointer or the focus is among them. */
@Component({
  selector: 'app-toast-host',
  imports: [Icon, MatIconButton, TranslocoDirective],
  template: `
    <section
      *transloco="let t"
      [attr.aria-label]="t('ui.notices')"
      (mouseenter)="held.set(true)"
      (mouseleave)="held.set(false)"
      (focusin)="enter($event)"
      (focusout)="held.set(false)"
    >
      <!-- A list of its own within: as a status it would be none, and its items would be lost to screen readers. -->
      <div role="status" aria-atomic="false">
        <ol>
          @for (toast of toasts.toasts(); track toast.id) {
            <li>
              <app-icon [name]="toast.icon ?? 'info'" />
              <span class="text">{{ toast.text }}</span>
              @if (toast.action; as action) {
                <button type="button" class="action" (click)="act(toast)">{{ action.label }}</button>
              }
              <button matIconButton type="button" [attr.aria-label]="t('ui.close')" (click)="close(toast)">
                <app-icon name="close" />
              </button>
            </li>
          }
        </ol>
      </div>
    </section>
  `,
  styles: `
    section {
      position: fixed;
      z-index: 30;
      inset-inline: 12px;
      bottom: calc(84px + env(safe-area-inset-bottom));
      pointer-events: none;
    }
    ol {
      display: grid;
      gap: 8px;
      justify-items: start;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      gap: 12px;
      align-items: center;
      max-width: min(480px, 100%);
      min-height: 52px;
      padding: 4px 4px 4px 16px;
      border-radius: var(--radius-m);
      background: var(--mat-sys-inverse-surface);
      color: var(--mat-sys-inverse-on-surface);
      box-shadow: 0 4px 16px rgb(0 0 0 / 24%);
      font: var(--mat-sys-body-medium);
      pointer-events: auto;
      animation: come 200ms var(--ease);
      --icon-size: 20px;
      --mat-icon-button-icon-color: currentColor;
    }
    .text {
      flex: 1;
      padding: 8px 0;
    }
    .action {
      min-height: 40px;
      padding: 0 12px;
      border: 0;
      border-radius: 20px;
      background: none;
      color: var(--mat-sys-inverse-primary);
      font: var(--mat-sys-label-large);
      cursor: pointer;
    }
    .action:hover {
      background: rgb(128 128 128 / 20%);
    }
    li :focus-visible {
      outline-color: currentColor;
    }
    @keyframes come {
      from {
        opacity: 0;
        transform: translateY(8px);
      }
    }
    @media (min-width: 840px) {
      section {
        inset-inline: 112px auto;
        bottom: 24px;
      }
    }
  `,
})
export class ToastHost {
  protected readonly toasts = inject(Toasts);
  protected readonly held = signal(false);
  private readonly timers = new Map<number, ReturnType<typeof setTimeout>>();
  private cameFrom: HTMLElement | undefined;

  constructor() {
    effect(() => {
      const held = this.held();
      const shown = this.toasts.toasts();
      for (const [id, timer] of this.timers)
        if (held || !shown.some((toast) => toast.id === id)) {
          clearTimeout(timer);
          this.timers.delete(id);
        }
      if (held) return;
      for (const { id, shownMs } of shown)
        if (!this.timers.has(id))
          this.timers.set(
            id,
            setTimeout(() => this.toasts.dismiss(id), shownMs),
          );
    });
    inject(DestroyRef).onDestroy(() => {
      for (const timer of this.timers.values()) clearTimeout(timer);
    });
  }

  protected enter({ relatedTarget }: FocusEvent): void {
    this.held.set(true);
    if (relatedTarget instanceof HTMLElement && !relatedTarget.closest('app-toast-host'))
      this.cameFrom = relatedTarget;
  }

  protected act(toast: Toast): void {
    this.close(toast);
    toast.action?.run();
  }

  protected close({ id }: Toast): void {
    this.toasts.dismiss(id);
    // The button under the focus goes away: back to where the person was.
    this.held.set(false);
    this.cameFrom?.focus();
    this.cameFrom = undefined;
  }
}
