import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { ApiError } from '../data-api/api-error';

/** One sentence about a request that failed: our own words for its code, or else the server's. */
@Injectable({ providedIn: 'root' })
export class FailureWords {
  private readonly transloco = inject(TranslocoService);

  /** `under` is where a domain keeps the words for its codes, such as `team.failure.`; `a/b` stands there as `a-b`. */
  of(error: ApiError, under: string): string {
    const code = error.problem?.code ?? '';
    const tail = code.slice(code.indexOf('/') + 1);
    const keys = [
      under + code.replace('/', '-'),
      `failure.code.${code.replace('/', '-')}`,
      `failure.code.${tail}`,
    ];
    const words = this.transloco.getTranslation(this.transloco.getActiveLang());
    const key = keys.find((one) => one in words);
    if (key) return this.transloco.translate<string>(key, { seconds: error.retryAfterSec ?? 60 });
    return error.problem?.detail ?? this.transloco.translate<string>('failure.' + error.kind + '.body');
  }
}
