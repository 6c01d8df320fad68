import { inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter, map, pairwise } from 'rxjs';
import { PageStart } from '../shared/ui/page-start';
import { pathOf } from './current-path';

/**
 * After a move to another page, the focus goes to its heading, so that keyboard and screen reader start where the eye
 * does. The first page and moves within a page leave the focus alone. Call it in an injection context.
 */
export const focusHeadingOnNavigation = (): void => {
  const start = inject(PageStart);
  inject(Router)
    .events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => pathOf(event.urlAfterRedirects)),
      pairwise(),
      filter(([before, after]) => before !== after),
      takeUntilDestroyed(),
    )
    .subscribe(() => start.focus());
};
