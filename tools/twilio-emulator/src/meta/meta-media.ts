import { createHash, randomInt } from 'node:crypto';
import { GraphError } from './meta-errors';

/** A file that Meta keeps, of a message that came in or one that was uploaded. */
export interface MetaFile {
  id: string;
  type: string;
  name?: string | undefined;
  content: Buffer;
}

export type MediaKind = 'image' | 'audio' | 'video' | 'document' | 'sticker';

const MB = 1024 * 1024;
/** Source: https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media#supported-media-types */
const SUPPORTED: Readonly<Record<MediaKind, { types: RegExp; bytes: number }>> = {
  image: { types: /^image\/(jpeg|png)$/, bytes: 5 * MB },
  audio: { types: /^audio\/(aac|amr|mpeg|mp4|ogg)$/, bytes: 16 * MB },
  video: { types: /^video\/(mp4|3gpp)$/, bytes: 16 * MB },
  sticker: { types: /^image\/webp$/, bytes: 500 * 1024 },
  document: {
    types: /^(text\/plain|application\/(pdf|msword|vnd\.(ms-|openxmlformats-)[\w.-]+))$/,
    bytes: 100 * MB,
  },
};
const KINDS = Object.keys(SUPPORTED) as MediaKind[];

export const isMediaKind = (kind: string): kind is MediaKind => KINDS.includes(kind as MediaKind);

export const bareType = (type: string): string => type.split(';', 1)[0]?.trim().toLowerCase() ?? '';

/** What a phone calls a file of this type. */
export const kindOf = (type: string): MediaKind =>
  KINDS.find((kind) => kind !== 'sticker' && SUPPORTED[kind].types.test(bareType(type))) ?? 'document';

/** Whether a message may carry it as this kind. */
export const isSupported = (kind: MediaKind, type: string, bytes: number): boolean =>
  SUPPORTED[kind].types.test(bareType(type)) && bytes <= SUPPORTED[kind].bytes;

/** The files of this run, by Meta's ids. */
export class MetaMedia {
  private readonly files = new Map<string, MetaFile>();

  add(file: Omit<MetaFile, 'id'>): MetaFile {
    const added = { ...file, id: String(randomInt(10 ** 14, 2 ** 47)) };
    this.files.set(added.id, added);
    return added;
  }

  /** An upload. @throws GraphError */
  upload(file: Omit<MetaFile, 'id'>): MetaFile {
    if (!KINDS.some((kind) => isSupported(kind, file.type, file.content.length)))
      throw new GraphError(400, 100, `Param file must be of a supported type and size: ${file.type}`);
    return this.add(file);
  }

  find(id: string): MetaFile | undefined {
    return this.files.get(id);
  }

  delete(id: string): boolean {
    return this.files.delete(id);
  }

  /** As `GET /{media-id}` shows it. */
  describe({ id, type, content }: MetaFile, apiUrl: string): object {
    const sha256 = sha256Of(content);
    return {
      messaging_product: 'whatsapp',
      url: `${apiUrl}/whatsapp_business/attachments/?mid=${id}&ext=${Math.floor(Date.now() / 1000) + 300}&hash=${sha256.slice(0, 20)}`,
      mime_type: type,
      sha256,
      file_size: content.length,
      id,
    };
  }
}

export const sha256Of = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
