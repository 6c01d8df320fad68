import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';
import type { Observable } from 'rxjs';

/** Words come from `/i18n/<lang>.json` for the shell and `/i18n/<scope>/<lang>.json` for each domain, when first needed. */
@Injectable({ providedIn: 'root' })
export class TranslationFiles implements TranslocoLoader {
  private readonly http = inject(HttpClient);

  /** `path` is `es` or, for a scope, `softphone/es`. */
  getTranslation(path: string): Observable<Translation> {
    return this.http.get<Translation>(`/i18n/${path}.json`);
  }
}
