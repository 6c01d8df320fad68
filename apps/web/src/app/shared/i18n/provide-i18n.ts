import {
  inject,
  isDevMode,
  makeEnvironmentProviders,
  provideAppInitializer,
  type EnvironmentProviders,
} from '@angular/core';
import { provideTransloco } from '@jsverse/transloco';
import { LANGUAGES, LanguageChoice } from './language';
import { TranslationFiles } from './translation-files';

export const TRANSLOCO_SETTINGS = {
  availableLangs: [...LANGUAGES],
  defaultLang: 'en',
  fallbackLang: 'en',
  reRenderOnLangChange: true,
  failedRetries: 1,
  missingHandler: { useFallbackTranslation: false },
};

export const provideI18n = (): EnvironmentProviders =>
  makeEnvironmentProviders([
    provideTransloco({ config: { ...TRANSLOCO_SETTINGS, prodMode: !isDevMode() }, loader: TranslationFiles }),
    provideAppInitializer(() => inject(LanguageChoice).start()),
  ]);
