import { ViewportScroller } from '@angular/common';
import { DOCUMENT, Injectable, Injector, afterNextRender, inject } from '@angular/core';

/** Where a page begins: its heading, or the whole page where it has none. */
@Injectable({ providedIn: 'root' })
export class PageStart {
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private readonly scroller = inject(ViewportScroller);
  private waiting: MutationObserver | undefined;

  /**
   * Keyboard and screen reader go on from the start of what is about to be shown; the page does not scroll. A heading that
   * comes later, with what the server answers, is taken as soon as it is there, unless the person has moved on by then.
   */
  focus(): void {
    this.waiting?.disconnect();
    afterNextRender(
      () => {
        const main = this.document.getElementById('main');
        if (!main) return;
        if (this.focusHeading(main)) return;
        begin(main);
        this.waiting = new MutationObserver(() => {
          const focused = this.document.activeElement;
          const isLeft = focused !== main && focused !== this.document.body;
          if (isLeft || this.focusHeading(main)) this.waiting?.disconnect();
        });
        this.waiting.observe(main, { childList: true, subtree: true });
      },
      { injector: this.injector },
    );
  }

  /** For a page that becomes another one without a navigation. */
  show(): void {
    this.scroller.scrollToPosition([0, 0]);
    this.focus();
  }

  private focusHeading(main: HTMLElement): boolean {
    const heading = main.querySelector('h1');
    if (heading) begin(heading);
    return heading !== null;
  }
}

const begin = (start: HTMLElement): void => {
  start.setAttribute('tabindex', '-1');
  start.focus({ preventScroll: true });
};
