import { createHash } from 'node:crypto';
import { createReadStream, openAsBlob } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AwsClient } from 'aws4fetch';
import { MediaStore, type FilePart } from '../../domains/messages/ports/media-store';
import type { Config } from '../../platform/config/config';
import { AppError } from '../../platform/errors/app-error';
import { refuseInRehearsal } from '../../platform/rehearsal/rehearsal';
import { assertMediaId, mediaNotFound } from './media-id';

const TIMEOUT_MS = 60_000;
/** Of what may be long. */
const FILE_TIMEOUT_MS = 3_600_000;
/** A full store answers 503 `SlowDown`: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const RETRIES = 3;

/**
 * One object each in a bucket, by S3's REST API with path-style addresses, as every store that speaks S3 has them.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations.html
 */
export class S3MediaStore extends MediaStore {
  readonly #client: AwsClient;
  readonly #bucket: string;

  /** @throws AppError `config/media-store` where there is no key for the bucket */
  constructor({
    mediaS3Url,
    mediaS3Region: region,
    mediaS3AccessKeyId: accessKeyId,
    mediaS3SecretAccessKey: secretAccessKey,
  }: Config) {
    super();
    if (mediaS3Url === undefined || accessKeyId === undefined || secretAccessKey === undefined)
      throw new AppError({
        code: 'config/media-store',
        detail: 'MEDIA_S3_URL needs MEDIA_S3_ACCESS_KEY_ID and MEDIA_S3_SECRET_ACCESS_KEY beside it.',
      });
    this.#bucket = mediaS3Url;
    this.#client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: RETRIES });
  }

  async put(id: string, content: Buffer): Promise<number> {
    // With its digest in the signature, what is stored is what was sent, or nothing.
    const digest = createHash('sha256').update(content).digest('hex');
    const headers = { 'x-amz-content-sha256': digest, 'content-type': 'application/octet-stream' };
    await this.#ask(id, { method: 'PUT', body: new Uint8Array(content), headers });
    return content.length;
  }

  async putFile(id: string, path: string): Promise<number> {
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    // Read from the disk while it is sent, and once more where the store wants it again. One request takes 5 GB:
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/upload-objects.html
    const body = await openAsBlob(path);
    const headers = {
      'x-amz-content-sha256': hash.digest('hex'),
      'content-type': 'application/octet-stream',
    };
    await this.#ask(id, { method: 'PUT', body, headers }, FILE_TIMEOUT_MS);
    return body.size;
  }

  async has(id: string): Promise<boolean> {
    try {
      await this.#ask(id, { method: 'HEAD' });
      return true;
    } catch (error) {
      if (error instanceof AppError && error.status === 404) return false;
      throw error;
    }
  }

  async open(id: string, part?: FilePart): Promise<Readable> {
    const { body, status } = await this.#ask(
      id,
      part && { headers: { range: `bytes=${part.start}-${part.end}` } },
    );
    if (part && status !== 206) {
      await body?.cancel();
      throw unavailable('it gives no part of a file');
    }
    return body ? Readable.fromWeb(body) : Readable.from([]);
  }

  async read(id: string): Promise<Buffer> {
    const answer = await this.#ask(id);
    return Buffer.from(
      await answer.arrayBuffer().catch((cause: unknown) => {
        throw unavailable('it broke off', cause);
      }),
    );
  }

  async remove(id: string): Promise<void> {
    await this.#ask(id, { method: 'DELETE' });
  }

  async #ask(id: string, request: RequestInit = {}, timeoutMs = TIMEOUT_MS): Promise<Response> {
    assertMediaId(id);
    refuseInRehearsal('the store for files');
    // Until it answers: a long file may take as long as it takes.
    const timeout = new AbortController();
    const timer = setTimeout(() => timeout.abort(), timeoutMs);
    const answer = await this.#client
      .fetch(`${this.#bucket}/${id}`, { ...request, signal: timeout.signal })
      .catch((cause: unknown) => {
        throw unavailable('it did not answer', cause);
      })
      .finally(() => clearTimeout(timer));
    if (answer.ok) return answer;
    const text = await answer.text();
    const code = /<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? '';
    if (answer.status === 404 && code !== 'NoSuchBucket')
      return request.method === 'DELETE' ? answer : Promise.reject(mediaNotFound());
    throw unavailable(`${answer.status} ${code}`.trim());
  }
}

const unavailable = (why: string, cause?: unknown): AppError =>
  new AppError({
    code: 'attachments/store-unavailable',
    detail: `The store for files (MEDIA_S3_URL) cannot be used at the moment: ${why}. Nothing was lost; try again.`,
    status: 503,
    retryable: true,
    cause,
  });
