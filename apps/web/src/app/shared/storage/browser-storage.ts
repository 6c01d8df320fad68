import { Injectable, inject, DOCUMENT } from '@angular/core';

export type StorageArea = 'browser' | 'tab';

/**
 * The browser's two stores, which can be missing or refuse (blocked cookies, full disk, private windows): reading then
 * finds nothing and writing answers false, so that callers can say so.
 */
@Injectable({ providedIn: 'root' })
export class BrowserStorage {
  private readonly window = inject(DOCUMENT).defaultView;

  read(area: StorageArea, key: string): string | undefined {
    try {
      return this.store(area)?.getItem(key) ?? undefined;
    } catch {
      return undefined;
    }
  }

  /** Answers whether the value was kept. */
  write(area: StorageArea, key: string, value: string): boolean {
    try {
      const store = this.store(area);
      store?.setItem(key, value);
      return store !== undefined;
    } catch {
      return false;
    }
  }

  remove(area: StorageArea, key: string): void {
    try {
      this.store(area)?.removeItem(key);
    } catch {
      // A store that refuses holds nothing to remove.
    }
  }

  /** Calls `listener` when another tab changes `key` in the shared store, or clears it. */
  onOtherTab(key: string, listener: () => void): () => void {
    const heard = (event: StorageEvent): void => {
      if (event.key === key || event.key === null) listener();
    };
    this.window?.addEventListener('storage', heard);
    return () => this.window?.removeEventListener('storage', heard);
  }

  private store(area: StorageArea): Storage | undefined {
    return area === 'browser' ? this.window?.localStorage : this.window?.sessionStorage;
  }
}
