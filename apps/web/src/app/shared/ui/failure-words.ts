import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { ApiError } from '../data-api/api-error';
import { KnownWords } from '../i18n/known-words';
import { LanguageChoice } from '../i18n/language';

const USUAL_WAIT_SEC = 60;

/** One sentence about a request that failed: our own words for its code, or else the server's. */
@Injectable({ providedIn: 'root' })
export class FailureWords {
  private readonly transloco = inject(TranslocoService);
  private readonly known = inject(KnownWords);
  private readonly language = inject(LanguageChoice).current;

  /**
   * `under` is where a domain keeps the words for its codes, such as `people.failure.`; `a/b` stands there as `a-b`.
   * They can say when it may pass: in so many `seconds`, or from a `time` on.
   */
  of({ kind, problem, retryAfterSec: seconds = USUAL_WAIT_SEC }: ApiError, under: string): string {
    const code = problem?.code ?? '';
    const key = code.replace('/', '-');
    const tail = code.slice(code.indexOf('/') + 1);
    const format = new Intl.DateTimeFormat(this.language(), { dateStyle: 'medium', timeStyle: 'short' });
    const words = this.known.find([under + key, `failure.code.${key}`, `failure.code.${tail}`], {
      seconds,
      time: format.format(Date.now() + seconds * 1000),
    });
    return words ?? problem?.detail ?? this.transloco.translate<string>('failure.' + kind + '.body');
  }
}
