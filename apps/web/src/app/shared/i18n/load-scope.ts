import { inject } from '@angular/core';
import type { ResolveFn } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { catchError, map, of } from 'rxjs';

/**
 * Route resolver that loads a scope's words before the page shows, so that nothing jumps and no bare key is seen.
 * The route also provides the scope: `providers: [provideTranslocoScope('softphone')], resolve: { words: loadScope('softphone') }`.
 */
export const loadScope =
  (scope: string): ResolveFn<boolean> =>
  () => {
    const transloco = inject(TranslocoService);
    return transloco.load(`${scope}/${transloco.getActiveLang()}`).pipe(
      map(() => true),
      catchError(() => of(false)),
    );
  };
