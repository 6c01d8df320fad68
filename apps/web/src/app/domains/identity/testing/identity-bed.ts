import { provideHttpClient } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import type { EnvironmentProviders, Provider } from '@angular/core';
import { DeferBlockBehavior, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Problem } from '@centralita/shared-types';
import { provideTranslocoScope } from '@jsverse/transloco';
import { provideTestWords } from '../../../shared/i18n/testing/provide-test-words';

/** The real stores, forms and words over a server that the test answers for. */
export class IdentityBed {
  readonly server: HttpTestingController;

  constructor(language: 'en' | 'es' = 'en', others: (Provider | EnvironmentProviders)[] = []) {
    localStorage.clear();
    sessionStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        provideTestWords(language),
        provideTranslocoScope('identity'),
        ...others,
      ],
      deferBlockBehavior: DeferBlockBehavior.Manual,
    });
    this.server = TestBed.inject(HttpTestingController);
  }

  /** The waiting request to `path`, which may be named with its method: `POST /api/session`. */
  request(path: string): TestRequest {
    const [method, url] = path.includes(' ') ? (path.split(' ') as [string, string]) : [undefined, path];
    return this.server.expectOne((one) => one.url === url && (!method || one.method === method));
  }

  /** Answers the waiting request, lets what follows from it happen, and tells what was sent. */
  async answer(path: string, body: object | null, status = 200): Promise<unknown> {
    const request = this.request(path);
    request.flush(body, { status, statusText: String(status) });
    await this.settle();
    return request.request.body;
  }

  async refuse(
    path: string,
    status: number,
    code: string,
    headers: Record<string, string> = {},
  ): Promise<void> {
    const problem: Problem = { type: 'about:blank', title: code, status, code, detail: `Detail of ${code}.` };
    this.request(path).flush(problem, { status, statusText: String(status), headers });
    await this.settle();
  }

  async lose(path: string): Promise<void> {
    this.request(path).error(new ProgressEvent('error'));
    await this.settle();
  }

  async settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn++) {
      TestBed.tick();
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
}
