import { AppError } from './app-error';

/** What is kept and shown of a failure. No message: it may say anything. */
export const failureCode = (error: unknown): string =>
  error instanceof AppError ? error.code : error instanceof Error ? error.name : 'unknown';
