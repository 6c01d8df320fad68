import { decodeAudioFile, UnplayableAudio } from '../media/file-source';
import { resolveAddress } from '../webhooks/address';
import { exchange, ExchangeFailure } from '../webhooks/http-exchange';
import { TwimlError } from './twiml-document';

const KEPT_SOUNDS = 20;
const TIMEOUT_MS = 15_000;

/** Fetches the sound files of `<Play>` and makes samples of them. */
export class SoundLibrary {
  /** Files that came as the answer of a voice webhook: asking again might give something else. */
  private readonly kept = new Map<string, Buffer>();

  constructor(private readonly stopped: AbortSignal) {}

  keep(url: string, bytes: Buffer): void {
    this.kept.set(url, bytes);
    const oldest = this.kept.keys().next().value;
    if (this.kept.size > KEPT_SOUNDS && oldest !== undefined) this.kept.delete(oldest);
  }

  /** Samples of the file at this URL. Rejects with {@link TwimlError} where it cannot be had or played. */
  async samples(url: string): Promise<Int16Array> {
    const bytes = this.kept.get(url) ?? (await this.fetch(url));
    try {
      return await decodeAudioFile(bytes);
    } catch (error) {
      if (error instanceof UnplayableAudio) throw new TwimlError(12300, `<Play> ${url}: ${error.message}`);
      throw error;
    }
  }

  private async fetch(url: string, redirects = 0): Promise<Buffer> {
    const answer = await this.get(url);
    const { status, location = '' } = answer;
    const isRedirect = status >= 300 && status < 400 && location !== '';
    const next = isRedirect ? resolveAddress(location, url) : undefined;
    if (next !== undefined && redirects < 5) return this.fetch(next, redirects + 1);
    if (status < 200 || status > 299) {
      throw new TwimlError(11200, `<Play> ${url}: the server answered ${status}`);
    }
    return answer.body;
  }

  private async get(url: string): ReturnType<typeof exchange> {
    const hash = url.indexOf('#');
    try {
      return await exchange({
        method: 'GET',
        url: hash < 0 ? url : url.slice(0, hash),
        headers: { 'User-Agent': 'TwilioProxy/1.1', Accept: 'audio/*' },
        body: '',
        connectTimeoutMs: 5000,
        readTimeoutMs: TIMEOUT_MS,
        totalTimeoutMs: TIMEOUT_MS,
        signal: this.stopped,
      });
    } catch (error) {
      if (error instanceof ExchangeFailure) throw new TwimlError(11200, `<Play> ${url}: ${error.message}`);
      throw error;
    }
  }
}
