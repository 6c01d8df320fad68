import { ViewportScroller } from '@angular/common';
import { DOCUMENT, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationStart, Router, Scroll } from '@angular/router';
import { EMPTY, Observable, filter, fromEvent, map, merge, switchMap, takeUntil, timer } from 'rxjs';

/** After that a page no longer jumps, whatever arrives. */
const PATIENCE_MS = 3_000;
/** The person moves the page or uses it: it stays where they want it. */
const OWN_MOVES = ['wheel', 'touchstart', 'pointerdown', 'keydown'];

/**
 * Back and forward lead to where one was on the page. The router goes there at once; while lists are still on their way
 * the page is too short, so that this goes there again as it grows. Call it in an injection context.
 */
export const returnToPlace = (): void => {
  const scroller = inject(ViewportScroller);
  const document = inject(DOCUMENT);
  const ownMove = merge(...OWN_MOVES.map((name) => fromEvent(document, name, { passive: true })));
  inject(Router)
    .events.pipe(
      filter((event) => event instanceof NavigationStart || event instanceof Scroll),
      map((event) => (event instanceof Scroll ? event.position : null)),
      switchMap((place) =>
        place
          ? sizesOf(document.body).pipe(
              map(() => place),
              takeUntil(merge(ownMove, timer(PATIENCE_MS))),
            )
          : EMPTY,
      ),
      takeUntilDestroyed(),
    )
    .subscribe((place) => scroller.scrollToPosition(place, { behavior: 'instant' }));
};

/** Says when the element has grown or shrunk. */
const sizesOf = (element: Element): Observable<void> =>
  new Observable((subscriber) => {
    const observer = new ResizeObserver(() => subscriber.next());
    observer.observe(element);
    return () => observer.disconnect();
  });
