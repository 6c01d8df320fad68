import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import type { EnvironmentProviders, Provider } from '@angular/core';
import { DeferBlockBehavior, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { ApiConfig } from '@centralita/shared-types';
import { provideTranslocoScope } from '@jsverse/transloco';
import { provideTestWords } from '../../../shared/i18n/testing/provide-test-words';

const settingsProviders = (language: 'en' | 'es'): (Provider | EnvironmentProviders)[] => [
  provideHttpClient(),
  provideHttpClientTesting(),
  provideRouter([]),
  provideTestWords(language),
  provideTranslocoScope('settings'),
];

/** The real stores, forms and words over a server that the test answers for. */
export class SettingsBed {
  readonly server: HttpTestingController;

  constructor(language: 'en' | 'es' = 'en', kept?: object, others: (Provider | EnvironmentProviders)[] = []) {
    localStorage.clear();
    sessionStorage.clear();
    if (kept) localStorage.setItem('centralita.credentials', JSON.stringify(kept));
    TestBed.configureTestingModule({
      providers: [...settingsProviders(language), ...others],
      // What is loaded apart from a page is tested by itself.
      deferBlockBehavior: DeferBlockBehavior.Manual,
    });
    this.server = TestBed.inject(HttpTestingController);
  }

  /** Answers the waiting request to `path`, and lets what follows from it happen. */
  async answer(path: string, body: object, status = 200): Promise<void> {
    this.server.expectOne(path).flush(body, { status, statusText: String(status) });
    await this.settle();
  }

  async lose(path: string): Promise<void> {
    this.server.expectOne(path).error(new ProgressEvent('error'));
    await this.settle();
  }

  config(config: ApiConfig): Promise<void> {
    return this.answer('/api/config', config);
  }

  async settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn++) {
      TestBed.tick();
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
}
