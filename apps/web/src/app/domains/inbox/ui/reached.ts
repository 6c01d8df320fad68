import { DestroyRef, Directive, ElementRef, afterNextRender, inject, output } from '@angular/core';

/** Ahead of the eye, so that nobody waits at the end of a list. */
const AHEAD_PX = 240;
/** Still seen after so long: a page was too short to fill the screen. */
const AGAIN_MS = 300;

/** Says when an element comes near the edge of what is seen: time to fetch what follows. */
@Directive({ selector: '[appReached]' })
export class Reached {
  readonly appReached = output();

  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const destroy = inject(DestroyRef);
    afterNextRender(() => {
      if (typeof IntersectionObserver === 'undefined') return;
      let seen = false;
      const observer = new IntersectionObserver(
        ([entry]) => {
          seen = entry?.isIntersecting ?? false;
          if (seen) this.appReached.emit();
        },
        { root: element.closest('.scroll'), rootMargin: `${AHEAD_PX}px 0px` },
      );
      observer.observe(element);
      // Still seen after a page has come: the next one too.
      const timer = setInterval(() => seen && this.appReached.emit(), AGAIN_MS);
      destroy.onDestroy(() => {
        observer.disconnect();
        clearInterval(timer);
      });
    });
  }
}
