import busboy from 'busboy';

export interface MultipartFile {
  name: string;
  filename: string | null;
  type: string;
  content: Buffer;
}

export interface MultipartBody {
  /** As bytes: mail comes in the sender's own character set. */
  fields: ReadonlyMap<string, Buffer>;
  files: readonly MultipartFile[];
}

/** More than a mail has. Source: https://www.twilio.com/docs/sendgrid/for-developers/parsing-email/setting-up-the-inbound-parse-webhook */
const PARTS_MAX = 500;
const FIELD_BYTES_MAX = 30 * 1024 * 1024;

/** Reads `multipart/form-data`. @throws Error where it is not well formed, or has too many parts */
export function readMultipart(contentType: string, body: Buffer): Promise<MultipartBody> {
  return new Promise((resolve, reject) => {
    const fields = new Map<string, Buffer>();
    const files: MultipartFile[] = [];
    const reader = busboy({
      headers: { 'content-type': contentType },
      // One letter for each byte, whatever the character set: it is decoded where that is known.
      defCharset: 'latin1',
      defParamCharset: 'utf8',
      limits: { parts: PARTS_MAX, fieldSize: FIELD_BYTES_MAX },
    });
    reader.on('field', (name, value) => fields.set(name, Buffer.from(value, 'latin1')));
    reader.on('file', (name, stream, { filename, mimeType }) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('close', () =>
        files.push({ name, filename: filename || null, type: mimeType, content: Buffer.concat(chunks) }),
      );
    });
    reader.on('partsLimit', () => reject(new Error(`It has more than ${PARTS_MAX} parts.`)));
    reader.on('error', reject);
    reader.on('close', () => resolve({ fields, files }));
    reader.end(body);
  });
}
