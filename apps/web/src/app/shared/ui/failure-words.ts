import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { ApiError } from '../data-api/api-error';
import { KnownWords } from '../i18n/known-words';

/** One sentence about a request that failed: our own words for its code, or else the server's. */
@Injectable({ providedIn: 'root' })
export class FailureWords {
  private readonly transloco = inject(TranslocoService);
  private readonly known = inject(KnownWords);

  /** `under` is where a domain keeps the words for its codes, such as `people.failure.`; `a/b` stands there as `a-b`. */
  of({ kind, problem, retryAfterSec }: ApiError, under: string): string {
    const code = problem?.code ?? '';
    const key = code.replace('/', '-');
    const tail = code.slice(code.indexOf('/') + 1);
    const words = this.known.find([under + key, `failure.code.${key}`, `failure.code.${tail}`], {
      seconds: retryAfterSec ?? 60,
    });
    return words ?? problem?.detail ?? this.transloco.translate<string>('failure.' + kind + '.body');
  }
}
