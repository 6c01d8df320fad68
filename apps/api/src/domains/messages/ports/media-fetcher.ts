import { AppError } from '../../../platform/errors/app-error';
import type { SenderLogin } from './message-sender';

/** Why a file could not be fetched, by code. */
export type MediaProblem = 'host-refused' | 'not-found' | 'too-large' | 'type-refused' | 'unreachable';

export class MediaNotFetched extends AppError {
  constructor(
    readonly problem: MediaProblem,
    { retryable, cause }: { retryable: boolean; cause?: unknown },
  ) {
    super({
      code: `attachments/${problem}`,
      detail: `A file of a message was not fetched from the provider (${problem}).`,
      status: 502,
      retryable,
      cause,
    });
  }
}

/** How much may come, and how long it may take; a message's file has limits of its own. */
export interface FetchLimits {
  bytesMax: number;
  timeoutMs: number;
}

/** Fetches files that came in, of messages and of calls, from their provider. */
export abstract class MediaFetcher {
  /** @throws MediaNotFetched */
  abstract fetch(
    login: SenderLogin,
    url: string,
    signal: AbortSignal,
    limits?: FetchLimits,
  ): Promise<{ content: Buffer; type: string }>;
}
