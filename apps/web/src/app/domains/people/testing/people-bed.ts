import { provideHttpClient } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import type { EnvironmentProviders, Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { ActivityKind, LiveSignal, Problem, Session } from '@centralita/shared-types';
import { provideTranslocoScope } from '@jsverse/transloco';
import type { Role, SignalKind } from '@centralita/shared-types/rules';
import { LiveStream } from '../../../shared/data-live/live-stream';
import { LiveTransport } from '../../../shared/data-live/live-transport';
import { LiveServerDouble } from '../../../shared/data-live/testing/live-server-double';
import { provideTestWords } from '../../../shared/i18n/testing/provide-test-words';

export const OWN = 'organisation-1';

export const sessionOf = (role: Role): Session => ({
  person: {
    id: 'me',
    name: 'Ana Ruiz',
    email: 'ana@desk.example',
    role,
    language: null,
    theme: null,
    totp: false,
    recoveryCodesLeft: 0,
  },
  organisation: { id: OWN, name: 'Clínica Sol' },
});

const LOOK_MS = 20;
const LOOKS_MAX = 500;

/** Pages for people who are signed in: real stores, words and live stream over a server that the test answers for. */
export class PeopleBed {
  readonly server: HttpTestingController;
  readonly live = new LiveServerDouble();
  private eventId = 0;

  constructor(scope: string, language: 'en' | 'es' = 'en', others: (Provider | EnvironmentProviders)[] = []) {
    localStorage.clear();
    sessionStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        provideTestWords(language),
        provideTranslocoScope(scope),
        { provide: LiveTransport, useValue: this.live },
        ...others,
      ],
    });
    this.server = TestBed.inject(HttpTestingController);
  }

  /** Opens the live stream and signs in: what pages ask from then on is in step. */
  async signIn(role: Role): Promise<void> {
    await this.listen();
    await this.answer('/api/session', sessionOf(role));
  }

  /** Opens the live stream. A page that has asked before asks again. */
  async listen(): Promise<void> {
    TestBed.inject(LiveStream).follow({ personId: 'me', organisationId: OWN });
    await this.settle();
    this.live.latest.ready();
    await this.settle(80);
  }

  /** Something happens elsewhere; pages have had the time to ask. */
  async happens(kind: ActivityKind, data: Record<string, string> = {}): Promise<void> {
    this.live.latest.send(String(++this.eventId), { kind, organisationId: OWN, data });
    await this.settle(80);
  }

  /** Something passes elsewhere that nobody asks about. */
  async passes(kind: SignalKind, data: LiveSignal['data']): Promise<void> {
    this.live.latest.pass({ kind, organisationId: OWN, at: 1, data });
    await this.settle(80);
  }

  /** The waiting request to `path` (without its query), which may be named with its method. */
  request(path: string): TestRequest {
    const request = this.found(path);
    if (!request) throw new Error(`No request waits for ${path}.`);
    return request;
  }

  waiting(path: string): number {
    return this.server.match((one) => one.url.split('?')[0] === path).length;
  }

  /** Answers the request, which may still be on its way, lets what follows from it happen, and tells what was sent. */
  async answer(path: string, body: object | null, status = 200): Promise<unknown> {
    const request = await this.coming(path);
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
    (await this.coming(path)).flush(problem, { status, statusText: String(status), headers });
    await this.settle();
  }

  /** On a busy machine a page has not asked yet. */
  private async coming(path: string): Promise<TestRequest> {
    for (let looks = 0; looks < LOOKS_MAX; looks++) {
      const request = this.found(path);
      if (request) return request;
      await this.settle(LOOK_MS);
    }
    return this.request(path);
  }

  /** On a busy machine a page may have asked again already, as it does when the live stream opens: the later question counts. */
  private found(path: string): TestRequest | undefined {
    const [method, url] = path.includes(' ') ? (path.split(' ') as [string, string]) : [undefined, path];
    const found = this.server.match(
      (one) => one.url.split('?')[0] === url && (!method || one.method === method),
    );
    if (found.some(({ request }) => found.length > 1 && request.method !== 'GET'))
      throw new Error(`${found.length} requests wait for ${path}.`);
    return found.at(-1);
  }

  async settle(ms = 0): Promise<void> {
    for (let turn = 0; turn < 4; turn++) {
      TestBed.tick();
      await new Promise((resolve) => setTimeout(resolve, turn === 0 ? ms : 0));
    }
  }
}
