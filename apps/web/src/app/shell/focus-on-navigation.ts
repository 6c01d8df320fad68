import { inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import {
  type Event,
  NavigationCancel,
  NavigationCancellationCode,
  NavigationEnd,
  Router,
} from '@angular/router';
import { filter, pairwise } from 'rxjs';
import { PageStart } from '../shared/ui/page-start';
import { pathOf } from './current-path';

/**
 * After a move to another page, the focus goes to its heading, so that keyboard and screen reader start where the eye
 * does. The first page and moves within a page leave the focus alone; a page that a person left before it was shown counts
 * as a first page. Call it in an injection context.
 */
export const focusHeadingOnNavigation = (): void => {
  const start = inject(PageStart);
  inject(Router)
    .events.pipe(
      filter((event) => event instanceof NavigationEnd || isLeftEarly(event)),
      pairwise(),
      filter(([before, after]) => after instanceof NavigationEnd && pathAfter(before) !== pathAfter(after)),
      takeUntilDestroyed(),
    )
    .subscribe(() => start.focus());
};

const isLeftEarly = (event: Event): event is NavigationCancel =>
  event instanceof NavigationCancel && event.code === NavigationCancellationCode.SupersededByNewNavigation;

const pathAfter = (event: NavigationEnd | NavigationCancel): string =>
  pathOf(event instanceof NavigationEnd ? event.urlAfterRedirects : event.url);
