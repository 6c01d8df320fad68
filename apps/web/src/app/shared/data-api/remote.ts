import { ApiError } from './api-error';

/** Something asked of the server: not yet, under way (with what was known before), known, or failed. */
export type Remote<T> =
  | { status: 'idle' }
  | { status: 'running'; value?: T }
  | { status: 'done'; value: T }
  | { status: 'failed'; error: ApiError };

export const IDLE: Remote<never> = { status: 'idle' };

export const valueOf = <T>(remote: Remote<T>): T | undefined =>
  'value' in remote ? remote.value : undefined;

export const errorOf = (remote: Remote<unknown>): ApiError | undefined =>
  remote.status === 'failed' ? remote.error : undefined;

/** Under way again, keeping what is shown. */
export const running = <T>(before: Remote<T>): Remote<T> => {
  const value = valueOf(before);
  return value === undefined ? { status: 'running' } : { status: 'running', value };
};

/** Awaits a request and says how it ended; what is no `ApiError` is our own mistake and goes on. */
export const settled = async <T>(request: Promise<T>): Promise<Remote<T>> => {
  try {
    return { status: 'done', value: await request };
  } catch (error) {
    if (error instanceof ApiError) return { status: 'failed', error };
    throw error;
  }
};
