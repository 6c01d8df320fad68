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
    const seconds = error.retryAfterSec ?? 60;
    const keys = [
      under + code.replace('/', '-'),
      `failure.code.${code.replace('/', '-')}`,
      `failure.code.${tail}`,
    ];
    const found =
      code && keys.map((key) => this.worded(key, { seconds })).find((words) => words !== undefined);
    if (found) return found;
    return error.problem?.detail ?? this.transloco.translate<string>('failure.' + error.kind + '.body');
  }

  private worded(key: string, parameters: object): string | undefined {
    const words = this.transloco.translate<string>(key, { ...parameters });
    return words && words !== key ? words : undefined;
  }
}
