import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ApiClient } from './api-client';
import { ApiError } from './api-error';

const problem = {
  type: 'about:blank',
  title: 'Too many',
  status: 429,
  detail: 'Wait a moment.',
  code: 'token/rate-limited',
};

describe('ApiClient', () => {
  let api: ApiClient;
  let server: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    api = TestBed.inject(ApiClient);
    server = TestBed.inject(HttpTestingController);
  });
  afterEach(() => server.verify());

  const failure = async (answer: (path: string) => void): Promise<ApiError> => {
    const asked = api.post('/token', { a: 1 });
    answer('/token');
    return asked.then(
      () => {
        throw new Error('it did not fail');
      },
      (error: ApiError) => error,
    );
  };

  it('sends and receives JSON', async () => {
    const asked = api.post<{ b: number }>('/token', { a: 1 });
    const sent = server.expectOne({ method: 'POST', url: '/token' });
    expect(sent.request.body).toEqual({ a: 1 });
    sent.flush({ b: 2 });
    await expect(asked).resolves.toEqual({ b: 2 });
  });

  it.each(['put', 'patch', 'delete'] as const)('changes things: %s', async (method) => {
    const asked = api[method]('/api/me', { a: 1 });
    const sent = server.expectOne({ method: method.toUpperCase(), url: '/api/me' });
    expect(sent.request.body).toEqual({ a: 1 });
    sent.flush(null, { status: 204, statusText: 'No Content' });
    await expect(asked).resolves.toBeNull();
  });

  it('is offline when nothing answers', async () => {
    const error = await failure((path) => server.expectOne(path).error(new ProgressEvent('error')));
    expect(error).toMatchObject({ kind: 'offline', status: 0 });
    expect(error).toBeInstanceOf(ApiError);
  });

  it.each([502, 503, 504])('is offline when a gateway answers %s in place of the server', async (status) => {
    const error = await failure((path) => server.expectOne(path).flush('', { status, statusText: 'x' }));
    expect(error.kind).toBe('offline');
  });

  it('is refused with the problem and the time to wait', async () => {
    const error = await failure((path) =>
      server
        .expectOne(path)
        .flush(problem, { status: 429, statusText: 'x', headers: { 'Retry-After': '30' } }),
    );
    expect(error).toMatchObject({ kind: 'refused', status: 429, problem, retryAfterSec: 30 });
  });

  it('has failed on a fault of the server, with its problem where there is one', async () => {
    const bare = await failure((path) =>
      server.expectOne(path).flush('oops', { status: 500, statusText: 'x' }),
    );
    expect(bare).toMatchObject({ kind: 'failed', problem: undefined });
    const said = await failure((path) =>
      server.expectOne(path).flush({ ...problem, status: 503 }, { status: 503, statusText: 'x' }),
    );
    expect(said).toMatchObject({ kind: 'failed', problem: { code: 'token/rate-limited' } });
  });

  it('waits for a file as long as the server does, and for anything else a moment', async () => {
    const uploaded = api.upload('/api/contacts/import', new Blob(['name'], { type: 'text/csv' }));
    const sent = server.expectOne('/api/contacts/import');
    expect(sent.request.timeout).toBe(300_000);
    sent.flush({ added: 1 });
    await expect(uploaded).resolves.toEqual({ added: 1 });
    const asked = api.get('/api/config');
    const got = server.expectOne('/api/config');
    expect(got.request.timeout).toBe(15_000);
    got.flush({});
    await asked;
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const asked = api.get('/api/config', { signal: stop.signal });
    const sent = server.expectOne('/api/config');
    stop.abort();
    await expect(asked).rejects.toThrow();
    expect(sent.cancelled).toBe(true);
  });
});
