import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeEnvironmentProviders, type EnvironmentProviders } from '@angular/core';
import { provideTransloco, type Translation, type TranslocoLoader } from '@jsverse/transloco';
import { of } from 'rxjs';
import { TRANSLOCO_SETTINGS } from '../provide-i18n';

const WORDS = join(import.meta.dirname, '../../../../../public/i18n');

class WordsFromDisk implements TranslocoLoader {
  getTranslation(path: string) {
    return of(JSON.parse(readFileSync(join(WORDS, `${path}.json`), 'utf8')) as Translation);
  }
}

/** The real words, read from disk, in the given language. */
export const provideTestWords = (defaultLang: 'en' | 'es' = 'en'): EnvironmentProviders =>
  makeEnvironmentProviders([
    provideTransloco({
      config: { ...TRANSLOCO_SETTINGS, defaultLang, prodMode: true },
      loader: WordsFromDisk,
    }),
  ]);
