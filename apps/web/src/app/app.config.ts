import { provideHttpClient, withXhr } from '@angular/common/http';
import { type ApplicationConfig, provideBrowserGlobalErrorListeners } from '@angular/core';
import {
  TitleStrategy,
  provideRouter,
  withComponentInputBinding,
  withInMemoryScrolling,
} from '@angular/router';
import { routes } from './app.routes';
import { provideSoftphone } from './domains/softphone/provide-softphone';
import { provideI18n } from './shared/i18n/provide-i18n';
import { TranslatedTitles } from './shared/i18n/translated-titles';

export const appConfig: ApplicationConfig = {
  providers: [
    // Before those who tell errors: listeners of a window run in the order in which they came, capturing or not.
    provideSoftphone(),
    provideBrowserGlobalErrorListeners(),
    // Fetch does not say how far an upload has come.
    provideHttpClient(withXhr()),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
    ),
    { provide: TitleStrategy, useExisting: TranslatedTitles },
    provideI18n(),
  ],
};
