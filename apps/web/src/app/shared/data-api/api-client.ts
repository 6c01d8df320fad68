import {
  HttpClient,
  HttpErrorResponse,
  HttpEventType,
  type HttpEvent,
  HttpResponse,
} from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Problem } from '@centralita/shared-types';
import { filter, firstValueFrom, fromEvent, map, takeUntil, tap, type Observable } from 'rxjs';
import { ApiError } from './api-error';
import { SessionEnd } from './session-end';

export interface ApiRequestOptions {
  /** Stops the request; the promise then rejects with rxjs' `EmptyError`. */
  signal?: AbortSignal;
  timeoutMs?: number;
}

export interface UploadRequestOptions {
  /** Stops the request, as that of `ApiRequestOptions`. */
  signal?: AbortSignal;
  /** Called with how much has been sent, from 0 to 1. */
  progress?: (share: number) => void;
}

export interface DownloadOptions {
  signal?: AbortSignal;
  /** Called with how many bytes have come. */
  progress?: (bytes: number) => void;
}

const TIMEOUT_MS = 15_000;
/** As long as the server waits for a whole request: a file takes as long as a slow line needs. */
const UPLOAD_TIMEOUT_MS = 300_000;
/** What gateways and the development proxy answer in the place of a server that is not there. */
const GATEWAY_STATUSES = [502, 503, 504];

/** The one way to our own API: same origin, JSON in and out, every failure an `ApiError`. */
@Injectable({ providedIn: 'root' })
export class ApiClient {
  private readonly http = inject(HttpClient);
  private readonly sessionEnd = inject(SessionEnd);

  get<T>(path: string, options: ApiRequestOptions = {}): Promise<T> {
    return this.send('GET', path, undefined, options);
  }

  post<T>(path: string, body: object, options: ApiRequestOptions = {}): Promise<T> {
    return this.send('POST', path, body, options);
  }

  put<T>(path: string, body: object, options: ApiRequestOptions = {}): Promise<T> {
    return this.send('PUT', path, body, options);
  }

  patch<T>(path: string, body: object, options: ApiRequestOptions = {}): Promise<T> {
    return this.send('PATCH', path, body, options);
  }

  delete<T = void>(path: string, body?: object, options: ApiRequestOptions = {}): Promise<T> {
    return this.send('DELETE', path, body, options);
  }

  /** Posts a file as it is: its own media type, and how far it has come. */
  upload<T>(path: string, file: Blob, options: UploadRequestOptions = {}): Promise<T> {
    const request = this.http.request<T>('POST', path, {
      body: file,
      headers: { 'Content-Type': file.type || 'application/octet-stream' },
      observe: 'events',
      reportUploadProgress: true,
      timeout: UPLOAD_TIMEOUT_MS,
    });
    const answer = request.pipe(
      tap((event: HttpEvent<T>) => {
        if (event.type === HttpEventType.UploadProgress && event.total)
          options.progress?.(event.loaded / event.total);
      }),
      filter((event) => event instanceof HttpResponse),
      map(({ body }) => body as T),
    );
    return this.settle(answer, options);
  }

  /** A file that may take long: how far it has come, and no time-out. */
  async download(path: string, { signal, progress }: DownloadOptions = {}): Promise<Blob> {
    const request = this.http.request('GET', path, {
      responseType: 'blob',
      observe: 'events',
      reportDownloadProgress: true,
    });
    const answer = request.pipe(
      tap((event: HttpEvent<Blob>) => {
        if (event.type === HttpEventType.DownloadProgress) progress?.(event.loaded);
      }),
      filter((event) => event instanceof HttpResponse),
      map(({ body }) => body ?? new Blob()),
    );
    return this.settle(answer, signal ? { signal } : {});
  }

  private send<T>(
    method: string,
    path: string,
    body: object | undefined,
    options: ApiRequestOptions,
  ): Promise<T> {
    const timeout = options.timeoutMs ?? TIMEOUT_MS;
    return this.settle(this.http.request<T>(method, path, { body, timeout }), options);
  }

  private async settle<T>(request: Observable<T>, { signal }: ApiRequestOptions): Promise<T> {
    const until = signal ? request.pipe(takeUntil(fromEvent(signal, 'abort'))) : request;
    try {
      return await firstValueFrom(until);
    } catch (error) {
      if (!(error instanceof HttpErrorResponse)) throw error;
      const failure = toApiError(
        error,
        error.error instanceof Blob ? await readJson(error.error) : error.error,
      );
      this.sessionEnd.notice(failure);
      throw failure;
    }
  }
}

/** Where a file was asked for, a problem comes as one too. */
const readJson = async (file: Blob): Promise<unknown> => {
  try {
    return JSON.parse(await file.text());
  } catch {
    return undefined;
  }
};

const toApiError = (response: HttpErrorResponse, body: unknown): ApiError => {
  const { status } = response;
  const problem = isProblem(body) ? body : undefined;
  const retryAfterSec = Number(response.headers.get('Retry-After')) || undefined;
  if (status === 0 || (!problem && GATEWAY_STATUSES.includes(status))) return new ApiError('offline', status);
  const refused = status >= 400 && status < 500;
  return new ApiError(refused ? 'refused' : 'failed', status, problem, retryAfterSec);
};

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && typeof (body as Partial<Problem>).code === 'string';
