import { Injectable, signal } from '@angular/core';
import type { IconName } from './icon-paths';

export interface ToastAction {
  label: string;
  run: () => void;
}

export interface NewToast {
  text: string;
  icon?: IconName;
  action?: ToastAction;
}

export interface Toast extends NewToast {
  id: number;
  /** How long it stays when nobody touches it. */
  shownMs: number;
}

const SHOWN_MS = 7_000;
const SHOWN_WITH_ACTION_MS = 12_000;
const AT_ONCE_MAX = 3;

/** Short notices at the edge of the page: they never take the focus, and go away by themselves. */
@Injectable({ providedIn: 'root' })
export class Toasts {
  private readonly current = signal<readonly Toast[]>([]);
  readonly toasts = this.current.asReadonly();
  private lastId = 0;

  show(toast: NewToast): void {
    const shownMs = toast.action ? SHOWN_WITH_ACTION_MS : SHOWN_MS;
    const shown = { ...toast, id: ++this.lastId, shownMs };
    this.current.update((before) => [...before, shown].slice(-AT_ONCE_MAX));
  }

  dismiss(id: number): void {
    this.current.update((before) => before.filter((toast) => toast.id !== id));
  }
}
