import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export const S3_KEY = { id: 'TESTKEYID', secret: 'a-secret-for-tests', region: 'eu-west-1' };

/**
 * The corner of S3 that keeps objects, in memory. It checks each signature by itself, as the documentation of Signature
 * Version 4 says it: https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html
 */
export async function startS3(): Promise<{
  url: string;
  objects: Map<string, Buffer>;
  /** The next answers, in place of the real ones. */
  failures: number[];
  close(): Promise<void>;
}> {
  const objects = new Map<string, Buffer>();
  const failures: number[] = [];
  const server: Server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const answer = (status: number, code = ''): void =>
        void response.writeHead(status).end(code && `<Error><Code>${code}</Code></Error>`);
      const failure = failures.shift();
      if (failure !== undefined) return answer(failure, 'SlowDown');
      if (!isSigned(request, body)) return answer(403, 'SignatureDoesNotMatch');
      const path = request.url ?? '';
      if (!path.startsWith('/bucket/')) return answer(404, 'NoSuchBucket');
      if (request.method === 'PUT') {
        objects.set(path, body);
        return answer(200);
      }
      if (request.method === 'DELETE') {
        objects.delete(path);
        return answer(204);
      }
      const object = objects.get(path);
      if (!object) return answer(404, 'NoSuchKey');
      const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
      if (first === undefined) return void response.writeHead(200).end(object);
      // https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
      return void response.writeHead(206).end(object.subarray(Number(first), Number(last) + 1));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    failures,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

function isSigned({ method = '', url = '', headers }: IncomingMessage, body: Buffer): boolean {
  const [, day = '', region = '', names = '', given = ''] =
    new RegExp(
      `^AWS4-HMAC-SHA256 Credential=${S3_KEY.id}/(\\d{8})/([\\w-]+)/s3/aws4_request, SignedHeaders=([\\w;-]+), Signature=(\\w{64})$`,
    ).exec(headers.authorization ?? '') ?? [];
  const digest = String(headers['x-amz-content-sha256']);
  const moment = String(headers['x-amz-date']);
  if (region !== S3_KEY.region || !moment.startsWith(day)) return false;
  if (!names.split(';').includes('host') || !names.split(';').includes('x-amz-date')) return false;
  if (digest !== 'UNSIGNED-PAYLOAD' && digest !== sha256(body)) return false;
  const lines = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const canonical = [method, url, '', lines.join(''), names, digest].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', moment, scope, sha256(canonical)].join('\n');
  const key = [region, 's3', 'aws4_request'].reduce(hmac, hmac(`AWS4${S3_KEY.secret}`, day));
  return timingSafeEqual(hmac(key, text), Buffer.from(given, 'hex'));
}
