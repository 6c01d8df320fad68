import { ViewportScroller } from '@angular/common';
import { DOCUMENT, Injectable, Injector, afterNextRender, inject } from '@angular/core';

/** Where a page begins: its heading, or the whole page where it has none. */
@Injectable({ providedIn: 'root' })
export class PageStart {
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private readonly scroller = inject(ViewportScroller);

  /** Keyboard and screen reader go on from the start of what is about to be shown; the page does not scroll. */
  focus(): void {
    afterNextRender(
      () => {
        const main = this.document.getElementById('main');
        const target = main?.querySelector('h1') ?? main;
        target?.setAttribute('tabindex', '-1');
        target?.focus({ preventScroll: true });
      },
      { injector: this.injector },
    );
  }

  /** For a page that becomes another one without a navigation. */
  show(): void {
    this.scroller.scrollToPosition([0, 0]);
    this.focus();
  }
}
