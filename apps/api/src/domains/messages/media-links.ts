import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { SigningKeys, type SigningKey } from '../../platform/security/signing-keys';
import { AttachmentsStore } from './attachments.store';

const PURPOSE = 'media-link/1';
/** Providers fetch a file within minutes; a day leaves room for what they try again. */
const VALID_FOR_MS = 86_400_000;
const LINK = /^([\w-]{1,64})\.(\d{1,16})\.([\w-]{1,64})\.([\w-]{43})$/;

export const MEDIA_PATH = '/media';

/** Addresses under which a provider fetches a file that goes out: signed, and good for a day. */
@Injectable()
export class MediaLinks {
  constructor(
    private readonly attachments: AttachmentsStore,
    private readonly keys: SigningKeys,
    private readonly clock: Clock,
  ) {}

  async urlsOf(messageId: string, base: string): Promise<string[]> {
    const files = await this.attachments.ofMessages([messageId]);
    return files.flatMap(({ id, url, state }) => (state === 'stored' ? [url ?? this.#link(id, base)] : []));
  }

  /** @returns id of the attachment; undefined where the link is not ours, or too old */
  open(link: string): string | undefined {
    const [, id, until, keyId, signature] = LINK.exec(link) ?? [];
    if (id === undefined || until === undefined || keyId === undefined || signature === undefined)
      return undefined;
    const key = this.keys.named(PURPOSE, keyId);
    if (!key || Number(until) < this.clock.now()) return undefined;
    const expected = Buffer.from(sign(key, `${id}.${until}`));
    return timingSafeEqual(expected, Buffer.from(signature)) ? id : undefined;
  }

  #link(id: string, base: string): string {
    const key = this.keys.present(PURPOSE);
    const text = `${id}.${this.clock.now() + VALID_FOR_MS}`;
    return `${base}${MEDIA_PATH}/${text}.${key.id}.${sign(key, text)}`;
  }
}

const sign = ({ key }: SigningKey, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url');
