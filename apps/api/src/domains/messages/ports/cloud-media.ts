import type { CloudLogin } from '../../accounts/api/cloud-accounts';

/** Fetches files of messages that came in through Meta. */
export abstract class CloudMedia {
  /** @throws MediaNotFetched */
  abstract fetch(
    login: CloudLogin,
    mediaId: string,
    signal: AbortSignal,
  ): Promise<{ content: Buffer; type: string }>;
}
