import { Injectable } from '@nestjs/common';
import { MediaFetcher, MediaNotFetched, MediaStore } from '../../messages/api/media';
import { RecordingLogins } from '../recording-logins';

/** A sound that is in the media store now. */
export interface RecordedSound {
  /** Such as `audio/x-wav`. */
  type: string;
  content: Buffer;
}

const AUDIO = /^audio\/[\w.+-]+/;
/** An hour of two sides: 8,000 samples a second, of two bytes each. */
const LIMITS = { bytesMax: 128 * 1024 * 1024, timeoutMs: 120_000 };

/** Brings sounds here that a provider has recorded. */
@Injectable()
export class RecordedSounds {
  constructor(
    private readonly logins: RecordingLogins,
    private readonly fetcher: MediaFetcher,
    private readonly media: MediaStore,
  ) {}

  /**
   * @param id under which it is kept
   * @throws MediaNotFetched
   */
  async fetch(
    { id, account_sid: accountSid, url }: { id: string; account_sid: string; url: string },
    signal: AbortSignal,
  ): Promise<RecordedSound> {
    const login = this.logins.of(accountSid);
    if (!login) throw new MediaNotFetched('unreachable', { retryable: false });
    const { content, type: told } = await this.fetcher.fetch(login, url, signal, LIMITS);
    const type = AUDIO.exec(told)?.[0];
    if (type === undefined) throw new MediaNotFetched('type-refused', { retryable: false });
    await this.media.put(id, content);
    return { type, content };
  }
}
